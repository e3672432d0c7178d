BeforeDiscovery {
    # The help file is read and not Get-Help: the code of an example must run as it stands there.
    $help = [xml](Get-Content -Raw (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/en-US/HyperVNetworking.dll-Help.xml'))
    $examples = foreach ($command in $help.helpItems.command) {
        foreach ($example in $command.examples.example) {
            @{ Command = $command.details.name; Title = $example.title; Code = $example.code; Output = @($example.remarks.para)[1] }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force

    # What differs from run to run or from window to window does not count: times, wrapping, and what an ellipsis stands for.
    function ConvertTo-Pattern([string] $Text) {
        $parts = ($Text -replace '\d{8}-\d{6}-[0-9a-f]{8}|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\dZ?|\d+/\d+/\d{4}|00155D[0-9A-F]{6}|\[[0-9a-fA-F]{4}\.\.\]', '@@') -replace '\s+', '' -split '\.\.\.' -split '@@'
        ($parts | ForEach-Object { [regex]::Escape($_) }) -join '.*'
    }
}

Describe 'The examples of the help' {
    BeforeEach {
        Push-Location TestDrive:/
        Copy-Item (Join-Path $PSScriptRoot '../../samples') TestDrive:/ -Recurse -Force
    }

    AfterEach {
        Pop-Location
    }

    It '<Command> <Title> runs and prints what it says' -ForEach ($examples | Where-Object { $_.Code -notmatch '-ComputerName|New-CimSession' }) {
        Start-Transcript -Path TestDrive:/transcript.txt -UseMinimalHeader | Out-Null
        try {
            $result = & ([scriptblock]::Create($Code)) 3> $null
        }
        finally {
            Stop-Transcript | Out-Null
        }

        $whatIf = Get-Content TestDrive:/transcript.txt | Where-Object { $_ -like 'What if:*' }
        $printed = (@($result | Out-String -Width 160) + $whatIf) -join "`n" -replace '\s+', ''
        $printed | Should -Match (ConvertTo-Pattern $Output)
    }

    It '<Command> <Title> names parameters that exist' -ForEach ($examples | Where-Object { $_.Code -match '-ComputerName|New-CimSession' }) {
        $tokens = $null
        $errors = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $tokens, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $calls = $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)
        foreach ($call in $calls) {
            $known = (Get-Command $call.GetCommandName()).Parameters.Keys
            foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                $known | Should -Contain $parameter.ParameterName
            }
        }
    }
}

BeforeDiscovery {
    $root = Join-Path $PSScriptRoot '../..'
    $texts = @(Get-ChildItem (Join-Path $root 'en-US') -Filter about_* | ForEach-Object FullName) + (Join-Path $root 'README.md') | ForEach-Object { @{ Name = Split-Path $_ -Leaf; Path = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force

    # Cmdlets of Windows that the texts name; they are not there on every machine that runs these tests.
    $script:ofWindows = '-(CimSession|VM\w*|Net\w*(?<!Network\w+)|Smb\w+|SC\w+|Cluster\w*|ScheduledTask|Dsc\w+|Secret|EventLog|WinEvent|PSSession|WSManInstance|PSResource\w*|ADServiceAccount)$'

    function Test-Known([string] $Name) {
        $null -ne (Get-Command $Name -Module HyperVNetworking -ErrorAction Ignore) -or $Name -match $ofWindows -or $null -ne (Get-Command $Name -ErrorAction Ignore)
    }
}

Describe '<Name>' -ForEach $texts {
    It 'names no cmdlet that is not there' {
        $names = [regex]::Matches((Get-Content -Raw $Path), '(?<![\w\-\./\\])(?:Get|Set|New|Remove|Add|Test|Invoke|Import|Export|Compare|Undo|Resume|Move|Find|Enable|Disable|Restart)-[A-Z]\w+').Value | Sort-Object -Unique
        $names | Where-Object { -not (Test-Known $_) } | Should -BeNullOrEmpty
    }

    It 'gives the cmdlets of the module no parameter that they have not' {
        $lines = (Get-Content $Path) -match '^(\s{4,})?\W*\$?\w.*' | ForEach-Object { $_.Trim() }
        foreach ($line in $lines -match '\b(Get|Set|New|Remove|Test|Invoke|Import|Export|Compare|Undo|Resume|Move)-\w+') {
            $errors = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($line, [ref] $null, [ref] $errors)
            foreach ($call in $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $command = Get-Command $call.GetCommandName() -Module HyperVNetworking -ErrorAction Ignore
                if (-not $command) { continue }
                $given = $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName
                $given | Where-Object { $known = $command.Parameters; $name = $_; -not ($known.Keys -like "$name*" -or $known.Values.Aliases -contains $name) } | Should -BeNullOrEmpty -Because $line
            }
        }
    }
}

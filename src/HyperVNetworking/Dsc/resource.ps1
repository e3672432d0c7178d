# The command of the DSC v3 resource manifests beside it: pwsh -File resource.ps1 <operation> <resource> [--input <JSON>], else JSON on stdin.
# One line of JSON for each instance goes to stdout, messages as lines of JSON to stderr. Exit codes: see the manifests.
param(
    [string] $Operation,
    [string] $Type
)

$ErrorActionPreference = 'Stop'
$utf8 = [System.Text.UTF8Encoding]::new($false)
. (Join-Path $PSScriptRoot 'Instance.ps1')

function Write-Line([System.IO.Stream] $To, [string] $Text) {
    $bytes = $utf8.GetBytes($Text + "`n")
    $To.Write($bytes, 0, $bytes.Length)
    $To.Flush()
}

function Write-Message([string] $Level, [string] $ErrorId, [string] $Text) {
    Write-Line ([Console]::OpenStandardError()) (ConvertTo-Json -Compress ([ordered]@{ $Level = $(if ($ErrorId) { "${ErrorId}: $Text" } else { $Text }) }))
}

# DSC writes UTF-8, and PowerShell read it in the code page of a console that nobody looks at.
function Read-Input([string[]] $Line, [string[]] $Rest) {
    for ($i = 0; $i -lt $Rest.Count; $i++) {
        if ($Rest[$i] -ne '--input' -or $i + 1 -ge $Rest.Count) {
            throw [InstanceException]::new('UsageInvalid', "The argument '$($Rest[$i])' is unknown: give --input and JSON, or JSON on stdin.")
        }

        return $Rest[$i + 1]
    }

    $text = $Line -join "`n"
    $encoding = [Console]::InputEncoding
    if ($encoding.CodePage -eq 65001) { $text } else { $utf8.GetString($encoding.GetBytes($text)) }
}

try {
    $types = 'TenantNetwork', 'TeamNicSet', 'VmVlanAssignment'
    if ($types -cnotcontains $Type -or 'get', 'set', 'test', 'whatIf', 'export', 'schema' -cnotcontains $Operation) {
        throw [InstanceException]::new('UsageInvalid', "Usage: resource.ps1 get|set|test|whatIf|export|schema $($types -join '|') [--input JSON]")
    }

    $schema = Get-InstanceSchema $Type
    if ($Operation -eq 'schema') {
        Write-Line ([Console]::OpenStandardOutput()) (ConvertTo-Json -Compress -Depth 32 $schema)
        exit 0
    }

    $json = Read-Input @($input) $args
    $property = if ([string]::IsNullOrWhiteSpace($json)) { [ordered]@{} } else { ConvertFrom-Instance $json $schema }
    Import-Module (Join-Path $PSScriptRoot 'Operation.psm1')
    $result = Invoke-ResourceOperation $Type $Operation $property
    foreach ($message in $result.Message) {
        Write-Message $message.Level $message.ErrorId $message.Text
    }

    if ($result.ExitCode -eq 0) {
        foreach ($state in $result.State) {
            Write-Line ([Console]::OpenStandardOutput()) (ConvertTo-Instance $state)
        }
    }

    exit $result.ExitCode
}
catch [InstanceException] {
    Write-Message 'error' $_.Exception.ErrorId $_.Exception.Message
    exit 2
}
catch {
    Write-Message 'error' 'ResourceFailed' $_.Exception.Message
    exit 4
}

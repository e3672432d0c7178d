# Runs one operation and returns one object, whatever becomes of it. Kept to the syntax of Windows PowerShell 5.1.
param(
    [string] $Type,
    [string] $Operation,
    [System.Collections.IDictionary] $Wanted
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$script:messages = New-Object System.Collections.Generic.List[object]
$script:exitCode = 0

. (Join-Path $PSScriptRoot 'Worker.Cmdlets.ps1')
. (Join-Path $PSScriptRoot "$Type.ps1")

$state = @()
try {
    Import-Module (Join-Path (Split-Path $PSScriptRoot) 'HyperVNetworking.psd1')
    switch ($Operation) {
        'export' {
            $state = @(Export-Instance $Wanted)
        }
        'set' {
            Set-Instance $Wanted
            if ($script:exitCode -eq 0) {
                $state = @(Read-Instance $Wanted)
                Confirm-Instance $state[0]
            }
        }
        'whatIf' {
            $state = @(Read-Instance $Wanted -Ahead)
        }
        default {
            $state = @(Read-Instance $Wanted)
        }
    }

    # What a test found is told by a test only.
    if ($Operation -ne 'test') {
        foreach ($one in $state) {
            $one.Remove('_inDesiredState')
        }
    }
}
catch {
    Add-Problem $_
}

[pscustomobject]@{
    State    = $state
    Message  = $script:messages.ToArray()
    ExitCode = $script:exitCode
}

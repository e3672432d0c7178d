<#
.SYNOPSIS
Runs the Pester suite against artifacts/module/HyperVNetworking and writes "Pester: N passed, N failed, N skipped".
.NOTES
dotnet test calls it; build first. The exit code is 0 only if at least one test ran and none failed.
#>
[CmdletBinding()]
param(
    # Where the line of counts goes.
    [string] $ResultPath = (Join-Path $PSScriptRoot '../../artifacts/test-results/pester.txt')
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.7

# Journals of tests go neither where the developer's own are nor where another run's are.
$env:XDG_DATA_HOME = Join-Path ([IO.Path]::GetTempPath()) "hvnet-tests-data-$PID"
$null = New-Item -ItemType Directory -Force -Path $env:XDG_DATA_HOME

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$result = Invoke-Pester -Configuration $configuration

Remove-Item -LiteralPath $env:XDG_DATA_HOME -Recurse -Force

$null = New-Item -ItemType Directory -Force -Path (Split-Path $ResultPath)
$line = "Pester: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped"
Set-Content -LiteralPath $ResultPath -Value $line
$line

# A file that does not load fails without a failed test.
$broken = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
exit [int]($broken -gt 0 -or $result.PassedCount -eq 0)

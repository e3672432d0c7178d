<#
.SYNOPSIS
Keeps the tenants of a site apart while everybody sleeps: reads the hosts, judges them, plans, applies the plan as one change or only
reports it, and leaves a report and a log for the morning.
.DESCRIPTION
Made for a scheduled task. Nothing is asked, nothing is changed without -Apply, and a second run finds nothing to do. It ends with

    0  every requirement is proven at layer 2 and nothing is left to change
    1  a requirement is violated or unproven, steps are open, or a change was refused or undone
    2  the input cannot be used: a document, a path, a name
    3  a host could not be read

Where several apply, 2 comes before 3 and 3 before 1. In -Folder it leaves runbook.log (what happened, newest last), report.html (for
people), report.json (for the next run, which tells what is new) and the journal, from which Undo-NetworkChange takes a change back.

It holds no password. The best account for the task is a group managed service account: it needs none at all. Else -CredentialSecret
names a secret of Microsoft.PowerShell.SecretManagement, whose vault the task's account can open without being asked.
.EXAMPLE
./runbook.ps1 -Document ./two-hosts.json -LabPath ./site.lab -Folder ./runbook

Only reports, on a lab.
.EXAMPLE
$task = @{
    TaskName  = 'Tenant isolation'
    Action    = New-ScheduledTaskAction -Execute pwsh -Argument '-NoProfile -NonInteractive -File C:\Fleet\runbook.ps1 -Document C:\Fleet\site.json -ClusterName CL1 -Folder C:\Fleet\runbook -Apply'
    Trigger   = New-ScheduledTaskTrigger -Daily -At 03:00
    Principal = New-ScheduledTaskPrincipal -UserId 'CONTOSO\hvnet$' -LogonType Password
}
Register-ScheduledTask @task

Runs each night as the group managed service account CONTOSO\hvnet$.
#>
[CmdletBinding()]
param(
    # The network documents of the site; several, or a pattern such as C:\Fleet\site-*.json, are read as one.
    [Parameter(Mandatory = $true)]
    [string[]] $Document,

    # The hosts: by name, by cluster, or a lab in their place. Without any of them, this computer.
    [string[]] $ComputerName,
    [string[]] $ClusterName,
    [string] $LabPath,

    # Where report, log and journal go.
    [Parameter(Mandatory = $true)]
    [string] $Folder,

    # Makes the change. Without it the runbook only reports.
    [switch] $Apply,

    # The hosts whose management path may be changed. Name none unless somebody is awake.
    [string[]] $AllowManagementPathChange,

    # No change with more steps than this is made at night.
    [int] $MaximumChange = 50,

    # When no further host begins, such as 05:00.
    [Nullable[DateTime]] $NotAfter,

    # The name of the secret with the account for -ComputerName and -ClusterName.
    [string] $CredentialSecret
)

# "pwsh -File" hands HV01,HV02 on as one text.
$ComputerName, $ClusterName, $AllowManagementPathChange = $ComputerName, $ClusterName, $AllowManagementPathChange | ForEach-Object { , @($_ -split ',' | Where-Object { $_ }) }
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$null = New-Item -ItemType Directory -Force -Path $Folder
$Folder = (Resolve-Path -LiteralPath $Folder).ProviderPath
$log = Join-Path $Folder 'runbook.log'
$found = New-Object System.Collections.Generic.HashSet[int]

function Write-Log([string] $Level, [string] $Text) {
    $line = '{0:yyyy-MM-dd HH:mm:ss}Z {1,-5} {2}' -f [DateTime]::UtcNow, $Level, ($Text -replace '\s*[\r\n]+\s*', ' ')
    Add-Content -LiteralPath $log -Value $line -Encoding UTF8
    Write-Verbose $line
}

# Every problem goes into the log with its id and the way out, and decides the exit code.
function Add-Problem([int] $ExitCode, [object[]] $Problem) {
    foreach ($one in $Problem) {
        $action = if ($one.ErrorDetails) { $one.ErrorDetails.RecommendedAction }
        Write-Log 'ERROR' "$(@($one.FullyQualifiedErrorId -split ',')[0]): $($one.Exception.Message) $action"
        $null = $found.Add($(if ($one.FullyQualifiedErrorId -like 'HostNotRead*') { 3 } else { $ExitCode }))
    }
}

function Add-Warning([object[]] $Warning) {
    foreach ($one in $Warning) {
        Write-Log 'WARN' $one.Message
    }
}

$quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue'; ErrorVariable = 'problem'; WarningVariable = 'warning' }
try {
    Write-Log 'INFO' "The run begins as $([Environment]::UserName) on $([Environment]::MachineName), $(if ($Apply) { 'to apply' } else { 'to report only' })."
    if (-not (Get-Module HyperVNetworking)) {
        Import-Module HyperVNetworking
    }

    # 1. Connect.
    $target = @{}
    if ($LabPath) { $target['CimSession'] = Get-NetworkLab $LabPath }
    if ($ComputerName) { $target['ComputerName'] = $ComputerName }
    if ($ClusterName) { $target['ClusterName'] = $ClusterName }
    if ($target.Count -eq 0) { $target['ComputerName'] = 'localhost' }
    if ($CredentialSecret) { $target['Credential'] = Get-Secret -Name $CredentialSecret }
    $net = Import-NetworkDocument $Document

    # 2. Read.
    $state = @(Get-HostNetworkState @target @quiet)
    Add-Problem 3 $problem
    Add-Warning $warning
    if ($state.Count -eq 0) {
        throw 'No host was read.'
    }

    # 3. Plan, and judge what is.
    $plan = $net | New-TenantVlanPlan -State $state @quiet
    Add-Problem 2 $problem
    Add-Warning $warning
    $steps = if ($plan) { $plan.Steps.Count } else { 0 }
    Write-Log 'INFO' "$($state.Count) hosts were read; $steps steps are open."
    foreach ($step in $plan.Steps) {
        Write-Log 'STEP' "$($step.Host) $($step.Number)/$steps $($step.Change). $($step.Reason)"
    }

    # 4. Apply as one change, unless a host was not read: what nobody saw is not changed around at night.
    if ($Apply -and $steps -gt 0 -and $found.Count -eq 0) {
        $limits = @{ MaximumChange = $MaximumChange; JournalPath = (Join-Path $Folder 'journal') }
        if ($AllowManagementPathChange) { $limits['AllowManagementPathChange'] = $AllowManagementPathChange }
        if ($NotAfter) { $limits['NotAfter'] = $NotAfter }
        $change = $plan | Invoke-NetworkPlan @target @limits -Force @quiet
        Add-Problem 1 $problem
        Add-Warning $warning
        Write-Log 'INFO' "$($change.Summary) $(if ($change.ChangeId) { "Undo-NetworkChange $($change.ChangeId) takes it back." })"
        if (-not $change.Succeeded) {
            $null = $found.Add(1)
        }

        $state = @(Get-HostNetworkState @target @quiet)
        Add-Problem 3 $problem
        $plan = $net | New-TenantVlanPlan -State $state @quiet
        $steps = $plan.Steps.Count
    }

    # 5. Judge what is now, and report it beside what was at the last run.
    $verdicts = @($state | Test-NetworkIsolation -Requirement $net @quiet)
    Add-Problem 2 $problem
    Add-Warning $warning
    foreach ($verdict in $verdicts | Where-Object { $_.Outcome -ne 'Proven' }) {
        Write-Log "$($verdict.Outcome)".ToUpperInvariant() "$($verdict.Requirement) $($verdict.Reason)"
    }

    $report = @{ Requirement = $net; State = $state }
    if ($plan) { $report['Plan'] = $plan }
    $last = Join-Path $Folder 'report.json'
    $previous = @{}
    if (Test-Path -LiteralPath $last) { $previous['PreviousPath'] = $last }
    $verdicts | Export-NetworkReport -LiteralPath (Join-Path $Folder 'report.html') @report @previous
    $verdicts | Export-NetworkReport -LiteralPath $last @report
    $proven = @($verdicts | Where-Object { $_.Outcome -eq 'Proven' }).Count
    Write-Log 'INFO' "$proven of $($verdicts.Count) requirements are proven at layer 2, $steps steps are open."
    if ($proven -lt $verdicts.Count -or $steps -gt 0) {
        $null = $found.Add(1)
    }
}
catch {
    Add-Problem $(if ($found.Contains(3)) { 3 } else { 2 }) $_
}

$code = @(2, 3, 1 | Where-Object { $found.Contains($_) }) + 0 | Select-Object -First 1
Write-Log 'INFO' "The run ends with $code."
exit $code

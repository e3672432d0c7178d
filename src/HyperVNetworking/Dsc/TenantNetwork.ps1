# The resource TenantNetwork: the tenants of a document, kept apart and together on hosts as it demands.

$script:permissions = 'allowManagementPathChange', 'allowDisconnect', 'adopt', 'onFailure', 'maximumChange', 'maximumOutageSecond', 'maxHostPerCluster', 'confirmTimeout', 'journalPath'

function Read-Instance([System.Collections.IDictionary] $Wanted, [switch] $Ahead) {
    $target = Get-Target $Wanted
    $document = Get-RequiredDocument $Wanted
    $read = Read-HostState $target
    $states = $read.Output
    $state = New-State $Wanted
    $plan = Get-Plan $Wanted $document $states -Reading
    $judge = @{ State = $states; Requirement = $document }
    if ($Ahead -and $plan) {
        $judge['After'] = $plan
    }

    $verdicts = (Invoke-Checked 'Test-NetworkIsolation' $judge).Output
    $steps = @(if ($plan) { Format-Step @($plan.Steps) $states })
    $state['isolation'] = Get-Worst $verdicts
    $state['tenants'] = @($verdicts | Group-Object Tenant | ForEach-Object { Get-TenantState $_.Name $_.Group })
    $state['changes'] = @(if (-not $Ahead) { $steps })
    $state['unreadHosts'] = @($read.Error | ForEach-Object { $_.TargetObject })
    $state['_inDesiredState'] = $state['isolation'] -eq 'Proven' -and $plan -and $steps.Count -eq 0 -and $state['unreadHosts'].Count -eq 0 -and $script:exitCode -eq 0
    if ($Ahead) {
        $refused = @(if ($steps.Count -gt 0) { (Invoke-Plan $Wanted $target $plan @{ WhatIf = $true }).Error | ForEach-Object { 'Would be refused: ' + $_.ErrorDetails.Message } })
        $state['_metadata'] = [ordered]@{ whatIf = @($steps + $refused) }
        foreach ($text in $refused) {
            Add-Message 'warn' 'PlanRefused' $text
        }
    }

    $state
}

function Set-Instance([System.Collections.IDictionary] $Wanted) {
    $target = Get-Target $Wanted
    $document = Get-RequiredDocument $Wanted
    $states = (Read-HostState $target).Output
    $plan = Get-Plan $Wanted $document $states
    if ($script:exitCode -ne 0 -or $plan.Steps.Count -eq 0) {
        return
    }

    $result = Invoke-Plan $Wanted $target $plan @{ Force = $true }
    foreach ($problem in $result.Error) {
        Add-Problem $problem
    }

    foreach ($report in $result.Output) {
        Add-Message 'info' 'ChangeReport' ($report.Summary + $(if ($report.ChangeId) { " Change $($report.ChangeId)." }))
        if (-not $report.Succeeded -and $result.Error.Count -eq 0) {
            Add-Failure 1 'ChangeNotMade' $report.Summary
        }
    }
}

# All that can be changed is as it should be; what is violated even so cannot pass for success.
function Confirm-Instance([System.Collections.IDictionary] $State) {
    foreach ($tenant in $State['tenants']) {
        if ($tenant['outcome'] -eq 'Violated') {
            Add-Failure 1 'TenantViolated' "Tenant $($tenant['name']): $($tenant['reason'])"
        }
        elseif ($tenant['outcome'] -eq 'Unproven') {
            Add-Message 'warn' 'TenantUnproven' "Tenant $($tenant['name']): $($tenant['reason'])"
        }
    }
}

# What the hosts have, as an instance that asks for just that.
function Export-Instance([System.Collections.IDictionary] $Wanted) {
    $states = (Read-HostState (Get-Target $Wanted)).Output
    $draft = @((Invoke-Checked 'New-NetworkDocument' @{ State = $states }).Output)[0]
    if ($draft) {
        $state = New-State $Wanted
        $state['requirement'] = [HyperVNetworking.Documents.DocumentWriter]::Write($draft)
        $state
    }
}

# Which hosts were not read is told in the state; only where none was is there nothing to tell.
function Read-HostState([hashtable] $Target) {
    $read = Invoke-Cmdlet 'Get-HostNetworkState' $Target
    foreach ($problem in $read.Error) {
        if ($read.Output.Count -eq 0 -or -not (Test-HostFault $problem)) {
            Add-Problem $problem
        }
        else {
            Add-Message 'warn' @($problem.FullyQualifiedErrorId -split ',')[0] $problem.Exception.Message
        }
    }

    if ($read.Output.Count -eq 0) {
        Stop-Operation 'NoHostRead' 'No host could be read: nothing is known, and nothing was changed.' 3
    }

    # Hosts answer in any order, and what is told of them is compared with what was told before.
    $read.Output = @($read.Output | Sort-Object Name)
    $read
}

# Nothing is planned around hosts that were not read: whoever only looks is told so, and whoever sets fails.
function Get-Plan([System.Collections.IDictionary] $Wanted, $Document, [object[]] $State, [switch] $Reading) {
    $result = Invoke-Cmdlet 'New-TenantVlanPlan' (@{ Document = $Document; State = $State } + (Select-Parameter $Wanted 'vlanRange', 'reservedVlan', 'uplinkNic', 'allowRenumber'))
    foreach ($problem in $result.Error) {
        if ($Reading -and (Test-HostFault $problem)) {
            Add-Message 'warn' 'HostNotRead' $problem.Exception.Message
        }
        else {
            Add-Problem $problem
        }
    }

    @($result.Output)[0]
}

function Invoke-Plan([System.Collections.IDictionary] $Wanted, [hashtable] $Target, $Plan, [hashtable] $How) {
    Invoke-Cmdlet 'Invoke-NetworkPlan' ($Target + $How + (Select-Parameter $Wanted $script:permissions) + @{ Plan = $Plan })
}

function Get-RequiredDocument([System.Collections.IDictionary] $Wanted) {
    $files = @($Wanted['document'] | Where-Object { $_ } | ForEach-Object { Resolve-InstancePath 'document' $_ })
    $inline = $null
    try {
        if ($Wanted['requirement']) {
            $inline = Join-Path ([System.IO.Path]::GetTempPath()) "requirement-$([guid]::NewGuid().ToString('N')).json"
            [System.IO.File]::WriteAllText($inline, $Wanted['requirement'])
            $files += $inline
        }

        if ($files.Count -eq 0) {
            Stop-Operation 'RequirementMissing' 'Nothing says what is required: give document (paths of network documents), requirement (one in place), or both.'
        }

        $result = Invoke-Cmdlet 'Import-NetworkDocument' @{ LiteralPath = $files }
    }
    finally {
        if ($inline) {
            Remove-Item -LiteralPath $inline -ErrorAction SilentlyContinue
        }
    }

    foreach ($problem in $result.Error) {
        $text = $problem.Exception.Message
        Add-Failure 2 @($problem.FullyQualifiedErrorId -split ',')[0] $(if ($inline) { $text.Replace($inline, 'requirement') } else { $text })
    }

    if ($result.Output.Count -eq 0) {
        Stop-Operation 'DocumentNotRead' 'The network document cannot be used: nothing was judged, and nothing was changed.'
    }

    $result.Output[0]
}

function Get-Worst([object[]] $Verdict) {
    foreach ($outcome in 'Violated', 'Unproven') {
        if (@($Verdict | Where-Object { $_.Outcome -eq $outcome }).Count -gt 0) {
            return $outcome
        }
    }

    if ($Verdict.Count -gt 0) { 'Proven' } else { 'Unproven' }
}

function Get-TenantState([string] $Name, [object[]] $Verdict) {
    $worst = Get-Worst $Verdict
    $reasons = @($Verdict | Where-Object { $_.Outcome -eq $worst } | ForEach-Object { $_.Reason })
    [ordered]@{ name = $Name; outcome = $worst; reason = $reasons[0] }
}

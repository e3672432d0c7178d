# The resource TeamNicSet: a NIC team with one team NIC for each traffic class and VLAN.

function Read-Instance([System.Collections.IDictionary] $Wanted, [switch] $Ahead) {
    $state = New-State $Wanted
    $teams = @(Read-Team $Wanted)
    $open = Find-Change $Wanted $teams
    foreach ($problem in $open.Error) {
        Add-Problem $problem
    }

    $steps = @(Format-Step $open.Step @())
    if ($Ahead -and $steps.Count -gt 0) {
        $teams = $open.Output
    }

    $state['_exist'] = $teams.Count -gt 0
    $state['teams'] = @($teams | ForEach-Object { Get-TeamState $_ })
    $state['changes'] = @(if (-not $Ahead) { $steps })
    $state['_inDesiredState'] = $steps.Count -eq 0 -and $open.Refused.Count -eq 0
    foreach ($problem in $open.Refused) {
        Add-Message 'warn' @($problem.FullyQualifiedErrorId -split ',')[0] ('Would be refused: ' + $problem.Exception.Message)
    }

    if ($Ahead) {
        $state['_metadata'] = [ordered]@{ whatIf = @($steps + @($open.Refused | ForEach-Object { 'Would be refused: ' + $_.Exception.Message })) }
    }

    $state
}

function Set-Instance([System.Collections.IDictionary] $Wanted) {
    $teams = @(Read-Team $Wanted)
    $open = Find-Change $Wanted $teams
    foreach ($problem in @($open.Error) + $open.Refused) {
        Add-Problem $problem
    }

    if ($script:exitCode -ne 0 -or $open.Step.Count -eq 0) {
        return
    }

    $null = Invoke-Checked $open.Cmdlet ($open.Parameter + @{ Force = $true }) $open.Row

    # A team that had other settings has got them now; team NICs that it lacks come second.
    if ($open.Cmdlet -eq 'Set-TeamNicSet' -and $script:exitCode -eq 0) {
        $null = Invoke-Checked 'New-TeamNicSet' ((Get-TeamParameter $Wanted) + @{ Force = $true }) (Get-TeamRow $Wanted)
    }
}

function Confirm-Instance([System.Collections.IDictionary] $State) {
}

function Export-Instance([System.Collections.IDictionary] $Wanted) {
    $teams = @(Read-Team $Wanted)
    foreach ($team in $teams) {
        $state = New-State $Wanted
        $state['team'] = $team.Team
        $state['_exist'] = $true
        $state['member'] = @($team.Member)
        if ($team.StandbyMember) {
            $state['standbyMember'] = $team.StandbyMember
        }

        $state['teamingMode'] = "$($team.TeamingMode)"
        $state['loadBalancingAlgorithm'] = "$($team.LoadBalancingAlgorithm)"
        $state['teamNic'] = @($team.TeamNic | ForEach-Object {
            $row = [ordered]@{ name = $_.Name; computerName = $team.ComputerName }
            if ($_.VlanId) {
                $row['vlanId'] = $_.VlanId
            }

            $row
        })
        if (-not $Wanted.Contains('lab')) {
            $state.Remove('clusterName')
            $state['computerName'] = @($team.ComputerName)
        }

        $state
    }
}

function Read-Team([System.Collections.IDictionary] $Wanted) {
    $name = if ($Wanted.Contains('team')) { [System.Management.Automation.WildcardPattern]::Escape($Wanted['team']) } else { '*' }
    $read = Invoke-Checked 'Get-TeamNicSet' ((Get-Target $Wanted) + @{ Team = $name })
    $read.Output
}

# A dry run of the cmdlet that would make it so: no step means that it is so already.
function Find-Change([System.Collections.IDictionary] $Wanted, [object[]] $Team) {
    if (-not $Wanted.Contains('team')) {
        Stop-Operation 'PropertyMissing' "The property 'team' is missing."
    }

    $rows = @(Get-TeamRow $Wanted)
    $parameter = Get-TeamParameter $Wanted
    if ($Wanted.Contains('_exist') -and -not $Wanted['_exist']) {
        foreach ($name in 'Member', 'StandbyMember', 'TeamingMode', 'LoadBalancingAlgorithm', 'LacpTimer') {
            $parameter.Remove($name)
        }

        if ($Team.Count -eq 0) {
            return [pscustomobject]@{ Step = @(); Error = @(); Refused = @(); Output = @() }
        }

        return Test-Change 'Remove-TeamNicSet' (Limit-Target $parameter $Team.ComputerName) @()
    }

    if (-not $Wanted.Contains('member')) {
        Stop-Operation 'PropertyMissing' "The property 'member' is missing: a team that is to be there needs its members."
    }

    $made = Test-Change 'New-TeamNicSet' $parameter $rows
    $differs = @($made.Error | Where-Object { $_.FullyQualifiedErrorId -like 'TeamDiffers*' })
    if ($differs.Count -gt 0 -and $differs.Count -eq $made.Error.Count) {
        return Test-Change 'Set-TeamNicSet' (Limit-Target $parameter @($differs | ForEach-Object { $_.TargetObject })) @()
    }

    $made
}

function Test-Change([string] $Cmdlet, [hashtable] $Parameter, [object[]] $Row) {
    $dry = Invoke-Cmdlet $Cmdlet ($Parameter + @{ WhatIf = $true; PassThru = $true }) $Row
    $refused = @($dry.Error | Where-Object { $_.CategoryInfo.Category -eq 'PermissionDenied' -and -not (Test-HostFault $_) })
    [pscustomobject]@{
        Cmdlet    = $Cmdlet
        Parameter = $Parameter
        Row       = $Row
        Step      = $dry.Step
        Error     = @($dry.Error | Where-Object { $refused -notcontains $_ })
        Refused   = $refused
        Output    = $dry.Output
    }
}

# A lab stands for all its hosts.
function Limit-Target([hashtable] $Parameter, [string[]] $ComputerName) {
    if (-not $Parameter.ContainsKey('CimSession')) {
        $Parameter.Remove('clusterName')
        $Parameter['ComputerName'] = @($ComputerName | Select-Object -Unique)
    }

    $Parameter
}

function Get-TeamParameter([System.Collections.IDictionary] $Wanted) {
    (Get-Target $Wanted) + (Select-Parameter $Wanted 'team', 'member', 'standbyMember', 'teamingMode', 'loadBalancingAlgorithm', 'lacpTimer', 'allowManagementPathChange', 'allowDisconnect', 'adopt', 'onFailure')
}

function Get-TeamRow([System.Collections.IDictionary] $Wanted) {
    foreach ($row in $Wanted['teamNic']) {
        [pscustomobject]$row
    }
}

function Get-TeamState($Team) {
    [ordered]@{
        computerName           = $Team.ComputerName
        team                   = $Team.Team
        member                 = @($Team.Member)
        standbyMember          = $Team.StandbyMember
        teamingMode            = "$($Team.TeamingMode)"
        loadBalancingAlgorithm = "$($Team.LoadBalancingAlgorithm)"
        teamNic                = @($Team.TeamNic | ForEach-Object { [ordered]@{ name = $_.Name; vlanId = $_.VlanId; addresses = $_.Addresses } })
    }
}

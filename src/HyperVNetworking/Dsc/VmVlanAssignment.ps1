# The resource VmVlanAssignment: the VLAN of one adapter.

$script:settings = 'vlanId', 'nativeVlanId', 'allowedVlanIdList', 'primaryVlanId', 'secondaryVlanId', 'secondaryVlanIdList'

function Read-Instance([System.Collections.IDictionary] $Wanted, [switch] $Ahead) {
    $state = New-State $Wanted

    # Without a wish it is only looked at: a dry run tells what is there whatever it is asked for.
    $asked = Test-Wish $Wanted
    $parameter = Get-Assignment $Wanted
    if (-not $asked) {
        $parameter['Untagged'] = $true
    }

    $dry = Invoke-Cmdlet 'Set-VmVlanAssignment' ($parameter + @{ WhatIf = $true; PassThru = $true })
    $refused = @($dry.Error | Where-Object { $_.CategoryInfo.Category -eq 'PermissionDenied' -and -not (Test-HostFault $_) })
    foreach ($problem in $dry.Error | Where-Object { $refused -notcontains $_ }) {
        Add-Problem $problem
    }

    $steps = @(if ($asked) { Format-Step $dry.Step @() })
    $state['adapters'] = @($dry.Output | ForEach-Object { Get-AdapterState $_ $(if ($Ahead -and $asked) { $_.Vlan } else { $_.PreviousVlan }) })
    $state['changes'] = @(if (-not $Ahead) { $steps })
    $state['_inDesiredState'] = $steps.Count -eq 0
    $told = @(if ($asked) { $refused | ForEach-Object { 'Would be refused: ' + $_.Exception.Message } })
    foreach ($text in $told) {
        Add-Message 'warn' 'ChangeRefused' $text
    }

    if ($Ahead) {
        $state['_metadata'] = [ordered]@{ whatIf = @($steps + $told) }
    }

    $state
}

function Set-Instance([System.Collections.IDictionary] $Wanted) {
    if (-not (Test-Wish $Wanted)) {
        Stop-Operation 'VlanNotGiven' 'Nothing says which VLAN the adapter is to have: give vlanId, or mode with its VLANs.'
    }

    $null = Invoke-Checked 'Set-VmVlanAssignment' ((Get-Assignment $Wanted) + @{ Force = $true })
}

function Confirm-Instance([System.Collections.IDictionary] $State) {
}

# Every adapter with the VLAN that it has.
function Export-Instance([System.Collections.IDictionary] $Wanted) {
    foreach ($hostState in (Invoke-Checked 'Get-HostNetworkState' (Get-Target $Wanted)).Output) {
        foreach ($vm in $hostState.Vms) {
            foreach ($adapter in $vm.Adapters) {
                Get-ExportedState $Wanted $hostState @{ vmId = $vm.Id; vmName = $(if (-not $vm.Id) { $vm.Name }) } $adapter
            }
        }

        foreach ($adapter in $hostState.HostAdapters) {
            Get-ExportedState $Wanted $hostState @{ managementOS = $true } $adapter
        }
    }
}

function Get-ExportedState([System.Collections.IDictionary] $Wanted, $HostState, [hashtable] $Of, $Adapter) {
    $state = New-State $Wanted
    if (-not $Wanted.Contains('lab')) {
        $state.Remove('clusterName')
        $state['computerName'] = @($HostState.Name)
    }

    foreach ($name in $Of.Keys | Where-Object { $null -ne $Of[$_] }) {
        $state[$name] = $Of[$name]
    }

    $state['vmNetworkAdapterName'] = $Adapter.Name
    $vlan = Get-VlanState $Adapter.Vlan
    foreach ($name in $vlan.Keys) {
        $state[$name] = $vlan[$name]
    }

    $state
}

function Test-Wish([System.Collections.IDictionary] $Wanted) {
    @(@('mode') + $script:settings | Where-Object { $Wanted.Contains($_) }).Count -gt 0
}

function Get-Assignment([System.Collections.IDictionary] $Wanted) {
    $parameter = (Get-Target $Wanted) + (Select-Parameter $Wanted (@('vmName', 'vmId', 'managementOS', 'vmNetworkAdapterName', 'allowManagementPathChange', 'allowDisconnect', 'adopt') + $script:settings))
    if ($Wanted.Contains('mode')) {
        $parameter[$Wanted['mode']] = $true
    }

    $parameter
}

function Get-AdapterState($Assignment, $Vlan) {
    $state = [ordered]@{
        computerName         = $Assignment.ComputerName
        vmName               = $Assignment.VMName
        vmId                 = $Assignment.VMId
        vmNetworkAdapterName = $Assignment.VMNetworkAdapterName
        vlan                 = "$Vlan"
    }
    $state
}

function Get-VlanState([HyperVNetworking.Model.PortVlan] $Vlan) {
    $state = [ordered]@{ mode = "$($Vlan.Mode)" }
    switch ("$($Vlan.Mode)") {
        'Access' {
            $state['vlanId'] = $Vlan.Id.Value
        }
        'Trunk' {
            $state['nativeVlanId'] = if ($Vlan.Native) { $Vlan.Native.Value } else { 0 }
            $state['allowedVlanIdList'] = $Vlan.Allowed.ToString()
        }
        'Promiscuous' {
            $state['primaryVlanId'] = $Vlan.Primary.Value
            $state['secondaryVlanIdList'] = $Vlan.Secondaries.ToString()
        }
        { 'Isolated', 'Community' -contains $_ } {
            $state['primaryVlanId'] = $Vlan.Primary.Value
            $state['secondaryVlanId'] = $Vlan.Secondary.Value
        }
    }

    $state
}

# The resources as classes, for PSDesiredStateConfiguration. They only pass on: what they do is in the folder dsc of HyperVNetworking,
# which the DSC v3 resources run too. Kept to the syntax of Windows PowerShell 5.1. A number that is -1 is not given.

[DscResource()]
class TenantNetwork {
    # Any name, one an instance.
    [DscProperty(Key)] [string] $Name
    # Paths of network documents, and one in place as JSON text.
    [DscProperty()] [string[]] $Document
    [DscProperty()] [string] $Requirement
    [DscProperty()] [string[]] $ComputerName
    [DscProperty()] [string[]] $ClusterName
    [DscProperty()] [string] $Lab
    [DscProperty()] [pscredential] $Credential
    [DscProperty()] [int] $ThrottleLimit = -1
    [DscProperty()] [string] $VlanRange
    [DscProperty()] [string] $ReservedVlan
    [DscProperty()] [string[]] $UplinkNic
    [DscProperty()] [bool] $AllowRenumber
    [DscProperty()] [string[]] $AllowManagementPathChange
    [DscProperty()] [bool] $AllowDisconnect
    [DscProperty()] [bool] $Adopt
    [DscProperty()] [ValidateSet('UndoAll', 'UndoHost', 'Stop')] [string] $OnFailure
    [DscProperty()] [int] $MaximumChange = -1
    [DscProperty()] [int] $MaximumOutageSecond = -1
    [DscProperty()] [int] $MaxHostPerCluster = -1
    [DscProperty()] [int] $ConfirmTimeout = -1
    [DscProperty()] [string] $JournalPath
    # The worst outcome, each tenant with its outcome and reason, the open steps, and the hosts that were not read.
    [DscProperty(NotConfigurable)] [string] $Isolation
    [DscProperty(NotConfigurable)] [string[]] $Tenants
    [DscProperty(NotConfigurable)] [string[]] $Changes
    [DscProperty(NotConfigurable)] [string[]] $UnreadHosts

    [TenantNetwork] Get() {
        return Get-Instance $this
    }

    [void] Set() {
        $null = Invoke-Instance $this 'set'
    }

    [bool] Test() {
        return (Invoke-Instance $this 'test').State[0]['_inDesiredState']
    }

    static [TenantNetwork[]] Export() {
        return [TenantNetwork]::Export([TenantNetwork]::new())
    }

    static [TenantNetwork[]] Export([TenantNetwork] $Filter) {
        return @(Export-Instance $Filter)
    }
}

class TeamNicRow {
    [DscProperty()] [int] $VlanId = -1
    [DscProperty()] [string] $Name
    [DscProperty()] [string] $Traffic
    [DscProperty()] [string] $IPAddress
    [DscProperty()] [int] $PrefixLength = -1
    [DscProperty()] [string] $ComputerName
}

[DscResource()]
class TeamNicSet {
    # Any name, one an instance.
    [DscProperty(Key)] [string] $Name
    [DscProperty(Mandatory)] [string] $Team
    [DscProperty()] [ValidateSet('Present', 'Absent')] [string] $Ensure = 'Present'
    [DscProperty()] [string[]] $Member
    [DscProperty()] [string] $StandbyMember
    [DscProperty()] [ValidateSet('SwitchIndependent', 'Static', 'Lacp')] [string] $TeamingMode
    [DscProperty()] [ValidateSet('TransportPorts', 'IPAddresses', 'MacAddresses', 'HyperVPort', 'Dynamic')] [string] $LoadBalancingAlgorithm
    [DscProperty()] [ValidateSet('Slow', 'Fast')] [string] $LacpTimer
    [DscProperty()] [TeamNicRow[]] $TeamNic
    [DscProperty()] [string[]] $ComputerName
    [DscProperty()] [string[]] $ClusterName
    [DscProperty()] [string] $Lab
    [DscProperty()] [pscredential] $Credential
    [DscProperty()] [int] $ThrottleLimit = -1
    [DscProperty()] [string[]] $AllowManagementPathChange
    [DscProperty()] [bool] $AllowDisconnect
    [DscProperty()] [bool] $Adopt
    [DscProperty()] [ValidateSet('UndoAll', 'UndoHost', 'Stop')] [string] $OnFailure
    # The team on each host as JSON text, and the open steps.
    [DscProperty(NotConfigurable)] [string[]] $Teams
    [DscProperty(NotConfigurable)] [string[]] $Changes

    [TeamNicSet] Get() {
        return Get-Instance $this
    }

    [void] Set() {
        $null = Invoke-Instance $this 'set'
    }

    [bool] Test() {
        return (Invoke-Instance $this 'test').State[0]['_inDesiredState']
    }

    static [TeamNicSet[]] Export() {
        return [TeamNicSet]::Export([TeamNicSet]::new())
    }

    static [TeamNicSet[]] Export([TeamNicSet] $Filter) {
        return @(Export-Instance $Filter)
    }
}

[DscResource()]
class VmVlanAssignment {
    # Any name, one an instance.
    [DscProperty(Key)] [string] $Name
    [DscProperty()] [string] $VMName
    [DscProperty()] [string] $VMId
    [DscProperty()] [bool] $ManagementOS
    [DscProperty()] [string] $VMNetworkAdapterName
    [DscProperty()] [ValidateSet('Untagged', 'Access', 'Trunk', 'Isolated', 'Community', 'Promiscuous')] [string] $Mode
    [DscProperty()] [int] $VlanId = -1
    [DscProperty()] [int] $NativeVlanId = -1
    [DscProperty()] [string] $AllowedVlanIdList
    [DscProperty()] [int] $PrimaryVlanId = -1
    [DscProperty()] [int] $SecondaryVlanId = -1
    [DscProperty()] [string] $SecondaryVlanIdList
    [DscProperty()] [string[]] $ComputerName
    [DscProperty()] [string[]] $ClusterName
    [DscProperty()] [string] $Lab
    [DscProperty()] [pscredential] $Credential
    [DscProperty()] [int] $ThrottleLimit = -1
    [DscProperty()] [string[]] $AllowManagementPathChange
    [DscProperty()] [bool] $AllowDisconnect
    [DscProperty()] [bool] $Adopt
    # The adapter with its host and the setting that it has, as JSON text, and the open steps.
    [DscProperty(NotConfigurable)] [string[]] $Adapters
    [DscProperty(NotConfigurable)] [string[]] $Changes

    [VmVlanAssignment] Get() {
        return Get-Instance $this
    }

    [void] Set() {
        $null = Invoke-Instance $this 'set'
    }

    [bool] Test() {
        return (Invoke-Instance $this 'test').State[0]['_inDesiredState']
    }

    static [VmVlanAssignment[]] Export() {
        return [VmVlanAssignment]::Export([VmVlanAssignment]::new())
    }

    static [VmVlanAssignment[]] Export([VmVlanAssignment] $Filter) {
        return @(Export-Instance $Filter)
    }
}

# What a resource tells, and does not take.
$script:told = 'Isolation', 'Tenants', 'Changes', 'UnreadHosts', 'Teams', 'Adapters'

function Invoke-Instance($Instance, [string] $Operation) {
    Import-Module (Join-Path (Get-Module HyperVNetworking).ModuleBase 'dsc/Operation.psm1')
    $property = @{}
    foreach ($one in $Instance.PSObject.Properties) {
        if ($script:told -notcontains $one.Name -and (Test-Given $one.Value)) {
            $property[$one.Name] = $one.Value
        }
    }

    $type = $Instance.GetType().Name
    if ($type -ne 'TenantNetwork') {
        $property.Remove('Name')
    }

    if ($property.ContainsKey('Ensure')) {
        $property['_exist'] = $property['Ensure'] -eq 'Present'
        $property.Remove('Ensure')
    }

    if ($property.ContainsKey('TeamNic')) {
        $property['TeamNic'] = @($property['TeamNic'] | ForEach-Object { ConvertTo-Row $_ })
    }

    $result = Invoke-ResourceOperation $type $Operation $property
    foreach ($message in $result.Message) {
        switch ($message.Level) {
            'warn' { Write-Warning $message.Text }
            'info' { Write-Verbose $message.Text }
        }
    }

    if ($result.ExitCode -ne 0) {
        $errors = @($result.Message | Where-Object { $_.Level -eq 'error' })
        $cause = New-Object System.InvalidOperationException (@($errors | ForEach-Object { $_.Text }) -join ' ')
        throw (New-Object System.Management.Automation.ErrorRecord $cause, $errors[0].ErrorId, 'InvalidResult', $null)
    }

    $result
}

function Get-Instance($Instance) {
    $state = (Invoke-Instance $Instance 'get').State[0]
    $found = $Instance.GetType()::new()
    foreach ($one in $Instance.PSObject.Properties | Where-Object { Test-Given $_.Value }) {
        $found.($one.Name) = $one.Value
    }

    Update-Instance $found $state
}

function Export-Instance($Filter) {
    foreach ($state in (Invoke-Instance $Filter 'export').State) {
        $found = $Filter.GetType()::new()
        foreach ($name in @($state.Keys | Where-Object { $_ -ne 'teamNic' -and $_ -ne '_exist' })) {
            $found.$name = $state[$name]
        }

        if ($state.Contains('teamNic')) {
            $found.TeamNic = @($state['teamNic'] | ForEach-Object { [TeamNicRow]$_ })
        }

        $found.Name = @($state['name'], $state['team'], $state['vmName'], $state['vmId'] | Where-Object { $_ })[0]
        $found
    }
}

function Update-Instance($Instance, [System.Collections.IDictionary] $State) {
    if ($State.Contains('_exist')) {
        $Instance.Ensure = if ($State['_exist']) { 'Present' } else { 'Absent' }
    }

    foreach ($name in $script:told) {
        if ($State.Contains($name)) {
            $Instance.$name = @($State[$name] | ForEach-Object { if ($_ -is [string]) { $_ } elseif ($name -eq 'Tenants') { "$($_['name']): $($_['outcome']). $($_['reason'])" } else { ConvertTo-Json -Compress -Depth 8 -InputObject $_ } })
        }
    }

    $Instance
}

function Test-Given($Value) {
    if ($Value -is [int]) { return $Value -ne -1 }
    if ($Value -is [bool]) { return $Value }
    if ($Value -is [string]) { return $Value.Length -gt 0 }
    $null -ne $Value -and @($Value).Count -gt 0
}

function ConvertTo-Row([TeamNicRow] $Row) {
    $given = @{}
    foreach ($one in $Row.PSObject.Properties) {
        if (Test-Given $one.Value) {
            $given[$one.Name] = $one.Value
        }
    }

    $given
}

Export-ModuleMember

# Failover clusters: their nodes as hosts, their health before and between changes, and who is moved by a plan.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force

    # Two clusters; of the first every VM may run on both nodes.
    function New-Document {
        $document = @{
            hosts = @('HV01', 'HV02', 'HV11' | ForEach-Object {
                @{
                    name         = $_
                    cluster      = if ($_ -eq 'HV11') { 'CL2' } else { 'CL1' }
                    physicalNics = @(@{ name = 'NIC1' }, @{ name = 'NIC2' })
                    switches     = @(@{ name = 'Tenants'; type = 'External'; uplink = @('NIC1'); embeddedTeam = $true })
                    vms          = @(@{ name = "VM-$_"; possibleOwners = @('HV01', 'HV02'); adapters = @(@{ switch = 'Tenants'; vlan = @{ mode = 'Access'; id = 2 } }) })
                }
            })
        }
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        $document | ConvertTo-Json -Depth 12 | Set-Content -LiteralPath $path
        Import-NetworkDocument $path
    }

    $script:net = New-Document
}

Describe '-ClusterName' {
    BeforeEach { $script:lab = New-NetworkLab $net }

    It 'takes the nodes of a cluster of a lab for hosts' {
        (Get-HostNetworkState $lab -ClusterName CL1).ComputerName | Sort-Object | Should -Be @('HV01', 'HV02')
        (Get-HostNetworkState $lab -ClusterName cl2, CL1).ComputerName | Sort-Object | Should -Be @('HV01', 'HV02', 'HV11')
        $lab | Get-HostNetworkState -ClusterName CL2 | ForEach-Object ClusterName | Should -Be 'CL2'
    }

    It 'is a parameter of every cmdlet that takes hosts' {
        $cmdlets = Get-Command -Module HyperVNetworking | Where-Object { $_.Parameters.ContainsKey('ComputerName') -and $_.Parameters.ContainsKey('CimSession') }
        $cmdlets.Count | Should -BeGreaterThan 10
        $cmdlets | Where-Object { -not $_.Parameters.ContainsKey('ClusterName') } | Should -BeNullOrEmpty
    }

    It 'tells of a node that is down as an error of its own, and reads the others' {
        Set-NetworkLab $lab -HostName HV02 -Fault Unreachable
        $states = Get-HostNetworkState $lab -ClusterName CL1 -ErrorVariable problem -ErrorAction SilentlyContinue
        $states.ComputerName | Should -Be 'HV01'
        ($states.FailoverCluster.Nodes | Where-Object Name -EQ HV02).State | Should -Be 'Down'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'HostUnreachable,*'
        $problem[0].Exception.Message | Should -BeLike 'HV02: *'
    }

    It 'keeps a node that is down in the state that is judged' {
        Set-NetworkLab $lab -HostName HV02 -Fault Unreachable
        $plan = New-TenantVlanPlan $net -CimSession $lab -ClusterName CL1 -ErrorAction SilentlyContinue
        ($plan.Findings | Where-Object Code -EQ HostNotRead).ComputerName | Should -Contain 'HV02'
    }

    It 'names the clusters that there are' {
        { Get-HostNetworkState $lab -ClusterName CL9 -ErrorAction Stop } | Should -Throw '*No lab of -CimSession has a failover cluster CL9.*' -ErrorId 'ClusterUnknown,*'
        Get-HostNetworkState $lab -ClusterName CL9, CL2 -ErrorVariable problem -ErrorAction SilentlyContinue | ForEach-Object ComputerName | Should -Be 'HV11'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ClusterUnknown,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Be 'There is CL1, CL2.'
    }

    It 'never comes to mean this computer' {
        { Get-HostNetworkState -ClusterName '198.51.100.1' -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'ClusterNotAsked,*'
    }

    It 'excludes hosts by name, and sessions that are no lab' {
        { Get-HostNetworkState -ClusterName CL1 -ComputerName HV01 } | Should -Throw -ErrorId 'ClusterAndHosts,*'
        { Get-HostNetworkState -CimSession HV01 -ClusterName CL1 } | Should -Throw -ErrorId 'ClusterAndHosts,*'
    }

    It 'searches VMs on all nodes of the cluster' {
        $set = Set-VmVlanAssignment VM-HV02 -VlanId 20 -CimSession $lab -ClusterName CL1 -PassThru
        $set.ComputerName | Should -Be 'HV02'
    }

    It 'completes the names of clusters from the lab' {
        $line = 'Get-HostNetworkState -CimSession $lab -ClusterName CL'
        Set-Variable lab $lab -Scope Global
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be @('CL1', 'CL2')
        Remove-Variable lab -Scope Global
    }
}

Describe 'The health of a cluster' {
    BeforeEach { $script:lab = New-NetworkLab $net }

    It 'keeps a run from beginning' -ForEach @(
        @{ Unwell = @{ HostName = 'HV02'; NodeState = 'Paused' }; Why = 'node HV02 is paused' }
        @{ Unwell = @{ HostName = 'HV02'; SharedVolume = 'C:\ClusterStorage\Volume1'; SharedVolumeState = 'Redirected' }; Why = 'shared volume C:\ClusterStorage\Volume1 is redirected' }
        @{ Unwell = @{ HostName = 'HV01'; StorageJob = 'Repair' }; Why = 'storage job Repair is at work' }
    ) {
        Set-NetworkLab $lab @Unwell
        Set-VmVlanAssignment VM-HV01 -VlanId 20 -CimSession $lab -ClusterName CL1 -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ClusterNotHealthy,*'
        $problem[0].Exception.Message | Should -BeLike "HV01: step 1 would change a node although cluster CL1 is not well: $Why*"
        $lab.WriteCount('HV01') | Should -Be 0
    }

    It 'lets the node be changed that was drained for it, and any when all is well again' {
        Set-NetworkLab $lab -HostName HV01 -NodeState Paused -NodeDrain Completed
        Set-VmVlanAssignment VM-HV01 -VlanId 20 -CimSession $lab -ClusterName CL1 -PassThru | Should -Not -BeNullOrEmpty
        Set-NetworkLab $lab -HostName HV01 -NodeState Up -NodeDrain None
        Set-NetworkLab $lab -HostName HV01 -StorageJob Repair
        Set-NetworkLab $lab -HostName HV01 -StorageJob @()
        Set-VmVlanAssignment VM-HV02 -VlanId 20 -CimSession $lab -ClusterName CL1 -PassThru | Should -Not -BeNullOrEmpty
    }

    It 'is no affair of a host in no cluster' {
        $alone = New-NetworkLab (Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json'))
        Set-NetworkLab $alone -NodeState Paused -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'LabHostInNoCluster,*'
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:samples = Join-Path $PSScriptRoot '../../samples'
    $script:net = Import-NetworkDocument (Join-Path $samples 'converged-team-built.json')
    $script:minutes = @{ SwitchIndependent = 120 }
    function Get-Id($Problem) { $Problem | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } | Select-Object -Unique }
}

Describe 'New-TeamLayout' {
    It 'finds the cheapest layout first, and says of each what it takes' {
        $found = $net.Hosts | New-TeamLayout -Requirement $net
        $found[0].Team | Should -Be 'Host of NIC1 and NIC2; Tenants of NIC3 and NIC4'
        $found.Passes | Should -Not -Contain $false
        $found.Place | Should -Be (1..$found.Count)
        "$($found[0].TeamCount) $($found[0].NicCount) $($found[0].StandbyCount)" | Should -Be '2 4 0'
        $found[0].Reason | Should -BeLike 'It stands all 40 failures that count*'
    }

    It 'says why none stands where none does, and returns those too where asked' {
        $failed = $net.Hosts | New-TeamLayout -Requirement $net -ConvergenceSecond $minutes -IncludeFailed -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-Id $problem | Should -Be 'NoTeamLayout'
        "$problem" | Should -BeLike 'None of 161 layouts*When physical switch SwitchA fails, cluster CL1 hears nothing of its nodes for 120 s, and may be silent for 10 s.*'
        $failed.Count | Should -Be 161
        $failed.Passes | Should -Not -Contain $true
        $failed | Where-Object Reason -Like 'When physical switch*' | Should -HaveCount 9
    }

    It 'tells why the others do not stand with -Verbose' {
        $told = $net.Hosts | New-TeamLayout -Requirement $net -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$told" | Should -BeLike '*Not taken: 128 layouts: A team of one NIC loses all that it carries with that NIC.*'
    }

    It 'finds two teams with opposite standby members, whose rows New-TeamNicSet makes' {
        # Hosts to which the backend presents what the layout asks for.
        $document = Get-Content -Raw (Join-Path $samples 'converged-team.json') | ConvertFrom-Json
        foreach ($hv in $document.hosts) {
            'use', 'addresses' | ForEach-Object { $hv.physicalNics[0].PSObject.Properties.Remove($_) }
            $hv.physicalNics += [pscustomobject]@{ name = 'NIC5'; port = $hv.physicalNics[0].port; physicalPort = $hv.physicalNics[0].physicalPort }
            $hv.physicalNics += [pscustomobject]@{ name = 'NIC6'; port = $hv.physicalNics[1].port; physicalPort = $hv.physicalNics[1].physicalPort }
        }

        $document | ConvertTo-Json -Depth 20 | Set-Content TestDrive:/six.json
        $six = Import-NetworkDocument TestDrive:/six.json
        $lab = New-NetworkLab $six
        $traffic = @{ Management = 10; CSV = 11; LiveMigration = 12 }
        $layout = Get-HostNetworkState -CimSession $lab | New-TeamLayout -Requirement $six -TrafficClass $traffic -ConvergenceSecond $minutes | Select-Object -First 1
        $layout.TeamNic.StandbyMember | Should -Be 'NIC2', 'NIC3', 'NIC3', $null
        $layout.EmbeddedTeaming | Should -BeLike 'SET cannot follow for Management and CSV-LiveMigration: it has no standby member.*'
        $layout.UplinkNic | Should -Be 'Tenants'

        $layout.TeamNic | New-TeamNicSet -CimSession $lab
        $made = Get-TeamNicSet -CimSession $lab | Where-Object ComputerName -EQ 'HV04'
        $made.Team | Should -Be 'Management', 'CSV-LiveMigration', 'Tenants'
        $made.StandbyMember | Should -Be 'NIC2', 'NIC3', $null
        $made.Vlans | Should -Be '10', '11, 12', 'default'
        $plan = $six | New-TenantVlanPlan -CimSession $lab -UplinkNic $layout.UplinkNic
        $plan.Findings.Code | Should -Not -Contain 'TrunkMissesVlan'
    }

    It 'counts what it is told to let fail' {
        ($net.Hosts | New-TeamLayout -Requirement $net -Failure SwitchUplink)[0].Team | Should -Be 'Host of NIC1; Tenants of NIC3'
    }

    It 'refuses what it cannot search: <Id>' -ForEach @(
        @{ Id = 'TooManyLayouts'; Given = @{ MaximumLayout = 5 } }, @{ Id = 'NoNicAtHand'; Given = @{ Nic = 'Ethernet*' } }, @{ Id = 'VlanIdInvalid'; Given = @{ TrafficClass = @{ CSV = 4095 } } }
        @{ Id = 'VlanIdBlank'; Given = @{ TrafficClass = @{ CSV = $null } } }, @{ Id = 'ConvergenceInvalid'; Given = @{ ConvergenceSecond = @{ Switch = 1 } } }, @{ Id = 'ConvergenceInvalid'; Given = @{ ConvergenceSecond = @{ Lacp = -1 } } }
    ) {
        $net.Hosts | New-TeamLayout -Requirement $net @Given -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Id $problem | Should -Be $Id
    }

    It 'needs the cables, and hosts that were read' {
        { $net.Hosts | New-TeamLayout } | Should -Throw -ErrorId 'RequirementMissing,HyperVNetworking.Commands.NewTeamLayoutCommand'
        $net.Hosts | Select-Object -First 3 | New-TeamLayout -Requirement $net -ErrorVariable problem -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Id $problem | Should -Be 'HostNotRead'
    }
}

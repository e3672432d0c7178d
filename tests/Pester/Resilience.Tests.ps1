BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
    New-Item -ItemType Directory $folder | Out-Null
    function New-Site([string] $standby) {
        $hosts = 1, 2 | ForEach-Object {
            $team = @{ name = 'Mgmt'; members = 'NIC1', 'NIC2'; interfaces = @(@{ name = 'Mgmt'; vlan = 10; traffic = 'Management' }) }
            if ($standby) { $team.standby = $standby }
            @{
                name = "HV$_"; os = 'WindowsServer2012R2'; cluster = 'CL1'
                physicalNics = @{ name = 'NIC1'; port = "SwitchA/$_" }, @{ name = 'NIC2'; port = "SwitchB/$_" }
                teams = @($team); vms = @(@{ name = "VM$_" })
            }
        }
        $ports = '1', '2', 'up1', 'up2' | ForEach-Object { @{ name = $_; mode = 'Trunk'; native = $null } }
        $fabric = @{
            switches = 'SwitchA', 'SwitchB' | ForEach-Object { @{ name = $_; otherPorts = 'Unused'; ports = $ports } }
            links = @(, @('SwitchA/up1', 'SwitchB/up1')) + , @('SwitchA/up2', 'SwitchB/up2')
        }
        $path = Join-Path $folder "$([guid]::NewGuid()).json"
        @{ hosts = $hosts; fabric = $fabric; clusters = @(@{ name = 'CL1'; witness = 'Disk' }) } | ConvertTo-Json -Depth 9 | Set-Content $path
        Import-NetworkDocument $path
    }
    $script:net = New-Site
}

AfterAll { Remove-Item -Recurse $folder }

Describe 'Test-NetworkResilience' {
    It 'tells each failure with its verdict, and shows it in a table' {
        $outcomes = $net.Hosts | Test-NetworkResilience -Requirement $net
        $outcomes.Kind | Select-Object -Unique | Should -Be Nic, Cable, Switch, SwitchUplink, TeamMember, DeadPath, Host
        $nic = $outcomes | Where-Object Where -EQ 'HV1 physical NIC NIC1'
        "$($nic.Verdict) $($nic.ConvergenceSeconds) $($nic.RedundancyLost)" | Should -Be 'Interrupted 3 traffic class Management (VLAN 10)'
        $nic | Out-String -Width 200 | Should -Match 'Verdict +Fails +Away +VMs +What happens'
        $outcomes | Where-Object Kind -EQ Host | ForEach-Object Sentence | Should -Be '1 of 2 VMs fall and start again on other hosts.', '1 of 2 VMs fall and start again on other hosts.'
    }

    It 'takes convergence times, and names the budget that they break' {
        $switch = $net.Hosts | Test-NetworkResilience -Requirement $net -Failure Switch -ConvergenceSecond @{ SwitchIndependent = '120' }
        $switch[0].Verdict | Should -Be Fails
        $switch[0].Sentence | Should -BeLike '*for 120 s, against a budget of 10 s: *'
        $switch[0].Clusters[0].BudgetSeconds | Should -Be 10
        $switch[0] | Format-List | Out-String -Width 300 | Should -Match 'Clusters +: The heartbeat of cluster CL1'
    }

    It 'is quiet, and counts dead paths where they are asked for' {
        $net.Hosts | Test-NetworkResilience -Requirement $net -Quiet | Should -BeTrue
        $net.Hosts | Test-NetworkResilience -Requirement $net -Failure DeadPath -Quiet | Should -BeFalse
        $net.Hosts | Test-NetworkResilience -Requirement $net -ConvergenceSecond @{ switchindependent = 11 } -Quiet | Should -BeFalse
        $net.Hosts | Test-NetworkResilience -Requirement $net -Pair -Failure Nic -Quiet | Should -BeFalse
        $net.Hosts[0] | Test-NetworkResilience -Requirement $net -Quiet -WarningAction SilentlyContinue | Should -BeFalse
    }

    It 'tells what it rests on and the summary to who asks' {
        $verbose = $net.Hosts | Test-NetworkResilience -Requirement $net -Failure Nic -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object Message
        $verbose | Should -Contain 'Of 4 failures 0 fail, 4 interrupt, 0 take redundancy, 0 change nothing.'
        $verbose | Where-Object { $_ -like 'Cluster CL1: nodes may be silent for 10 s *' } | Should -HaveCount 1
    }

    It 'warns of what does not even hold while nothing has failed' {
        $broken = New-Site NIC1
        $broken.Hosts[0] | Test-NetworkResilience -Requirement $broken -Failure Nic -WarningVariable warnings -WarningAction SilentlyContinue | Out-Null
        "$warnings" | Should -BeLike '*HV2 was not read whole*'
    }

    It 'refuses a mode that no team has, and what is no number of seconds' {
        { $net.Hosts | Test-NetworkResilience -Requirement $net -ConvergenceSecond @{ SwitchIndependant = 3 } } | Should -Throw '*no team has the mode SwitchIndependant*' -ErrorId 'ConvergenceModeUnknown,*'
        foreach ($value in -1, 'soon', $null, '', [double]::NaN, 86401, $true) {
            { $net.Hosts | Test-NetworkResilience -Requirement $net -ConvergenceSecond @{ Lacp = $value } } | Should -Throw '*is no number of seconds*' -ErrorId 'ConvergenceSecondInvalid,*'
        }
        { $net.Hosts | Test-NetworkResilience -Requirement $net -Failure Rack } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
    }

    It 'wants a requirement and hosts' {
        { $net.Hosts | Test-NetworkResilience } | Should -Throw -ErrorId 'RequirementMissing,*'
        Test-NetworkResilience -Requirement $net -Quiet | Should -BeFalse
    }
}

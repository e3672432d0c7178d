BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:samples = Join-Path $PSScriptRoot '../../samples'
    $script:built = Import-NetworkDocument (Join-Path $samples 'two-hosts-built.json')
    $script:four = Import-NetworkDocument (Join-Path $samples 'four-nics.json')
    function Get-Id($Problem) { $Problem | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } | Select-Object -Unique }
}

Describe 'Test-NetworkBestPractice' {
    It 'judges the hosts of a document, of states and of a lab alike' {
        $rule = 'NoSeparateManagementNic'
        ($built | Test-NetworkBestPractice -Code $rule).ComputerName | Should -Be 'Host2'
        ($built.Hosts | Test-NetworkBestPractice -Code $rule).ComputerName | Should -Be 'Host2'
        (Test-NetworkBestPractice $built.Hosts -Code $rule).ComputerName | Should -Be 'Host2'
        (Test-NetworkBestPractice -CimSession (New-NetworkLab $built) -Document $built -Code $rule).ComputerName | Should -Be 'Host2'
        (Get-HostNetworkState -CimSession (New-NetworkLab $built) | Test-NetworkBestPractice -Document $built -Code $rule).ComputerName | Should -Be 'Host2'
    }

    It 'says what to do, where the rule comes from, and what nobody said' {
        $found = $built | Test-NetworkBestPractice
        $warning = $found | Where-Object Code -eq 'NoSeparateManagementNic'
        $warning.Severity | Should -Be 'Warning'
        $warning.Source | Should -Not -BeNullOrEmpty
        $warning.Suggestion | Should -Match 'Add a NIC for management'
        ($found | Where-Object Code -eq 'PracticeNotJudged').Message | Should -Contain 'VmqOff was not judged of Host1 physical NIC P-NIC1: nobody said whether it has VM queues (VMQ).'
        $found[0].Severity | Should -Be 'Warning'
    }

    It 'takes rules by pattern and by severity, and names the one that was meant' {
        ($built | Test-NetworkBestPractice -Code Nosep* -Severity Warning).Code | Should -Be 'NoSeparateManagementNic'
        $built | Test-NetworkBestPractice -Severity Error | Should -BeNullOrEmpty
        { $built | Test-NetworkBestPractice -Code NoSeparateManagmentNic } | Should -Throw '*did you mean NoSeparateManagementNic?*' -ErrorId 'RuleUnknown,*'
    }

    It 'answers with one Boolean, and what is unknown has not passed' {
        $built | Test-NetworkBestPractice -Quiet | Should -BeFalse
        $built | Test-NetworkBestPractice -Severity Error -Quiet | Should -BeTrue
        $built | Test-NetworkBestPractice -Code VmqOff -Quiet | Should -BeFalse
        $built | Test-NetworkBestPractice -Code HbaInTeam, NicUsedTwice -Quiet | Should -BeTrue
    }

    It 'tells of a host that was not read and never passes it' {
        $lab = New-NetworkLab $built
        Set-NetworkLab $lab -HostName Host2 -Fault Unreachable
        $found = Test-NetworkBestPractice -CimSession $lab -ErrorAction SilentlyContinue -ErrorVariable problem
        Get-Id $problem | Should -Be 'HostUnreachable'
        ($found | Where-Object Code -eq 'HostNotRead').ComputerName | Should -Be 'Host2'
        Test-NetworkBestPractice -CimSession $lab -Code HbaInTeam -Quiet -ErrorAction SilentlyContinue | Should -BeFalse
    }

    It 'ends with one sentence where there is nothing to judge, or too much' {
        { Test-NetworkBestPractice } | Should -Throw -ErrorId 'NothingToJudge,*'
        { $built, $four | Test-NetworkBestPractice } | Should -Throw -ErrorId 'SeveralDocuments,*'
        { $built.Hosts | Test-NetworkBestPractice -ComputerName Host1 } | Should -Throw -ErrorId 'StateAndHosts,*'
    }

    It 'completes codes' {
        (TabExpansion2 'Test-NetworkBestPractice -Code Hba').CompletionMatches.CompletionText | Should -Be 'HbaAsUplink', 'HbaInTeam'
    }
}

Describe 'Rules before anything is applied' {
    It 'refuses a virtual switch on an LBFO team that this Windows version does not take, under the code of the rule' {
        $lab = New-NetworkLab $four
        New-TeamNicSet -Team Tenants -Member NIC3, NIC4 -CimSession $lab
        Set-NetworkLab $lab -HostName HV01, HV02 -OS WindowsServer2022
        $writes = $lab.WriteCount('HV01')
        New-TenantSwitch -Name S -SwitchType External -UplinkNic Tenants -CimSession $lab -AllowManagementPathChange HV01, HV02 -ErrorAction SilentlyContinue -ErrorVariable problem
        Get-Id $problem | Should -Be 'LbfoUnderSwitch'
        $problem[0].Exception.Message | Should -Match 'takes that only where it is overridden'
        $lab.WriteCount('HV01') | Should -Be $writes
    }

    It 'says of each traffic class who guarantees it' {
        $lab = New-NetworkLab $four
        $told = New-TeamNicSet -Team Mgmt -Member NIC1, NIC2 -Traffic CSV -VlanId 11 -CimSession $lab -Verbose 4>&1 | ForEach-Object { "$_" }
        $told | Should -Contain 'host HV01 traffic class CSV: nobody guarantees CSV bandwidth on NIC team Mgmt, and it shares that with no other traffic class. No QoS policy of the host matches it, no virtual switch gives it a share, and nobody said that a backend does.'
    }
}

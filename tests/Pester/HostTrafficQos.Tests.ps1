BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:net = Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/four-nics.json')
    $script:rows = [pscustomobject]@{ Traffic = 'LiveMigration'; Weight = '50'; DestinationPrefix = '' }, [pscustomobject]@{ Traffic = 'Cluster'; Weight = '40'; DestinationPrefix = '' }, [pscustomobject]@{ Traffic = 'Management'; Weight = '10'; DestinationPrefix = '192.0.2.0/24' }
}

Describe 'Set-HostTrafficQos' {
    BeforeEach {
        $script:lab = New-NetworkLab $net
    }

    It 'makes the policies of the rows on every host, and nothing when it runs again' {
        $made = $rows | Set-HostTrafficQos -CimSession $lab -PassThru
        $made.Count | Should -Be 6
        ($made | Where-Object ComputerName -EQ HV01 | ForEach-Object { "$($_.Traffic) $($_.Weight) $($_.Match)" }) | Should -Be 'Cluster 40 udp port 3343', 'LiveMigration 50 template LiveMigration', 'Management 10 destination 192.0.2.0/24'
        $text = $rows | Set-HostTrafficQos -CimSession $lab -Verbose 4>&1 | Out-String
        $text | Should -BeLike '*Windows guarantees the shares*Everything is as asked for already.*'
        (Get-HostNetworkState -CimSession $lab)[0].QosPolicies.Count | Should -Be 3
    }

    It 'changes nothing with -WhatIf, and nothing on any host where the sum is too much' {
        $rows | Set-HostTrafficQos -CimSession $lab -WhatIf
        $rows + [pscustomobject]@{ Traffic = 'SMB'; Weight = 1; DestinationPrefix = $null } | Set-HostTrafficQos -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Select-Object -Unique | Should -BeLike 'WeightsExceedWhole,*'
        (Get-HostNetworkState -CimSession $lab).QosPolicies | Should -BeNullOrEmpty
    }

    It 'gives weights to the host adapters of a virtual switch' {
        New-TenantSwitch Converged External -UplinkNic NIC1 -AllowManagementOS -CimSession $lab -AllowManagementPathChange HV01, HV02
        $made = Set-HostTrafficQos Converged 30 -SwitchName Converged -CimSession $lab -PassThru
        "$($made[0].Weight) $($made[0].GuaranteedBy)" | Should -Be '30 virtual switch Converged'
        Set-HostTrafficQos SMB 10 -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'QosMixed,*'
    }

    It 'spells a subnet in one way: <Given>' -ForEach @(
        @{ Given = '192.0.2.7/24'; Expected = '192.0.2.0/24' }, @{ Given = '10.255.255.255/9'; Expected = '10.128.0.0/9' }, @{ Given = '2001:DB8:0::1/64'; Expected = '2001:db8::/64' }
    ) {
        (Set-HostTrafficQos Management 10 -DestinationPrefix $Given -CimSession $lab -PassThru)[0].Match | Should -Be "destination $Expected"
    }

    It 'sets nothing where a subnet is none: <_>' -ForEach '10/8', '192.0.2.0', '192.0.2.0/33', 'x/24' {
        [pscustomobject]@{ Traffic = 'SMB'; Weight = 5 }, [pscustomobject]@{ Traffic = 'Management'; Weight = 10; DestinationPrefix = $_ } | Set-HostTrafficQos -CimSession $lab -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'DestinationPrefixInvalid,*'
        (Get-HostNetworkState -CimSession $lab).QosPolicies | Should -BeNullOrEmpty
    }

    It 'completes traffic classes' {
        $line = 'Set-HostTrafficQos L'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'LiveMigration'
    }
}

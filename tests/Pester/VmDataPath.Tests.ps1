BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    $script:document = Join-Path $TestDrive 'paths.json'
    Set-Content $document @'
{ "hosts": [ { "name": "HV01",
  "physicalNics": [ { "name": "NIC1", "srIov": { "supported": true, "enabled": true, "virtualFunctions": 63 }, "vmq": { "enabled": true } } ],
  "switches": [ { "name": "LAN", "type": "External", "uplink": "NIC1", "sriov": true } ],
  "vms": [ { "name": "SQL [1]", "integrationServices": "Running", "adapters": [ { "switch": "LAN", "offload": { "sriovWeight": 100 } } ] },
           { "name": "WEB", "integrationServices": "Running", "adapters": [ { "switch": "LAN" } ] },
           { "name": "OLD", "generation": 1, "integrationServices": "Missing", "adapters": [ { "switch": "LAN", "kind": "Legacy" } ] } ] },
 { "name": "HV02", "vms": [ { "name": "WEB2", "state": "Off", "adapters": [ {} ] } ] } ] }
'@
    $script:lab = New-NetworkLab (Import-NetworkDocument $document)
}

Describe 'Get-VmDataPath' {
    It 'tells the way of every adapter of every host' {
        $paths = Get-VmDataPath -CimSession $lab | Sort-Object ComputerName, VMName
        $paths.VMName | Should -Be 'OLD', 'SQL [1]', 'WEB', 'WEB2'
        $paths.Path | Should -Be 'Emulated', 'SrIov', 'Synthetic', 'Synthetic'
        $paths.GuestSupport | Should -Be 'NotSupported', 'Supported', 'Supported', 'Unknown'
        $paths[0].Reason | Should -Match '21140'
        $paths[2].Vmq | Should -Match 'On for adapter and NIC'
        $paths.VMId | Should -Not -Contain $null
    }

    It 'takes states from the pipeline and asks no host' {
        $state = Get-HostNetworkState -CimSession $lab
        $before = $lab.OperationCount('HV01')
        ($state | Get-VmDataPath).Count | Should -Be 4
        (Get-VmDataPath -State $state).Count | Should -Be 4
        $lab.OperationCount('HV01') | Should -Be $before
    }

    It 'asks nobody where the pipeline brings nothing' {
        @() | Get-VmDataPath | Should -BeNullOrEmpty
    }

    It 'takes names with and without wildcards: <Name>' -ForEach @(
        @{ Name = 'web*'; Expected = 'WEB', 'WEB2' }, @{ Name = 'SQL [1]'; Expected = 'SQL [1]' }, @{ Name = 'OLD', 'WEB'; Expected = 'OLD', 'WEB' }, @{ Name = 'Nobody*'; Expected = $null }
    ) {
        (Get-VmDataPath $Name -CimSession $lab | Sort-Object VMName).VMName | Should -Be $Expected
    }

    It 'says what is to be done in a table' {
        $text = Get-VmDataPath OLD -CimSession $lab | Out-String -Width 200
        $text | Should -Match 'ComputerName\s+VMName\s+Adapter\s+Path\s+Services\s+Advice'
        $text | Should -Match 'Install integration services'
    }

    It 'takes states or hosts' {
        $state = Get-HostNetworkState -CimSession $lab
        { Get-VmDataPath -State $state -CimSession $lab } | Should -Throw -ErrorId 'StateAndHosts,*'
    }

    It 'tells of a host that does not answer' {
        $dead = New-NetworkLab (Import-NetworkDocument $document)
        Set-NetworkLab $dead -HostName HV01 -Fault Unreachable
        (Get-VmDataPath -CimSession $dead -ErrorVariable problem -ErrorAction SilentlyContinue).VMName | Should -Be 'WEB2'
        "$($problem[0])" | Should -Match '^HV01'
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
}

Describe 'Import-NetworkDocument' {
    It 'gives one error with file and line for <Name>, and no stack trace' -ForEach @(
        @{ Name = 'an unknown key'; Text = "{`n `"tennants`": [] }"; Line = 2 }
        @{ Name = 'a key that is there twice'; Text = "{ `"tenants`": [],`n `"tenants`": [] }"; Line = 2 }
        @{ Name = 'VLAN 0'; Text = "{ `"tenants`": [`n { `"name`": `"A`", `"vlan`": 0, `"members`": [] } ] }"; Line = 2 }
        @{ Name = 'VLAN 4095'; Text = "{ `"tenants`": [`n { `"name`": `"A`", `"vlan`": 4095, `"members`": [] } ] }"; Line = 2 }
        @{ Name = 'a switch that is not there'; Text = "{ `"hosts`": [ { `"name`": `"H`", `"vms`": [`n { `"name`": `"V`", `"adapters`": [ { `"name`": `"N`",`n `"switch`": `"nowhere`" } ] } ] } ] }"; Line = 3 }
        @{ Name = 'an empty file'; Text = ''; Line = 1 }
        @{ Name = 'a truncated file'; Text = "{ `"tenants`": [`n"; Line = 2 }
        @{ Name = '200,000 brackets'; Text = '[' * 200000; Line = 1 }
    ) {
        [IO.File]::WriteAllText("$TestDrive/bad.json", $Text)
        $document = Import-NetworkDocument TestDrive:/bad.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $document | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].ToString() | Should -Match "bad\.json\($Line,\d+\): "
        $problem[0].ToString() | Should -Not -Match '   at '
        $problem[0].ToString().Split("`n").Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike '*,HyperVNetworking.Commands.ImportNetworkDocumentCommand'
    }

    It 'says that a folder is no file' {
        Import-NetworkDocument TestDrive:/ -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotAFile,*'
        $problem[0].Exception.Message | Should -BeLike '* is a folder and not a file.'
    }

    It 'does not read a file of 100 MB' {
        $file = [IO.File]::Create("$TestDrive/huge.json")
        $file.SetLength(100MB)
        $file.Dispose()
        Import-NetworkDocument TestDrive:/huge.json -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].ToString() | Should -BeLike '*huge.json(1,1): *'
    }

    It 'reads several files as one document, from paths relative to the location' {
        Set-Content TestDrive:/tenants.json '{ "tenants": [ { "name": "A", "members": ["V"] } ] }'
        Set-Content -LiteralPath 'TestDrive:/hosts [1].json' '{ "hosts": [ { "name": "H", "vms": [ { "name": "V", "adapters": [ { "name": "N" } ] } ] } ] }'
        Push-Location TestDrive:/
        try {
            $document = Get-ChildItem tenants.json, 'hosts*.json' | Import-NetworkDocument
            $document.Tenants.Name | Should -Be 'A'
            $document.Hosts.Name | Should -Be 'H'
            (Import-NetworkDocument -LiteralPath './hosts [1].json').Hosts.Name | Should -Be 'H'
        }
        finally {
            Pop-Location
        }
    }

    It 'says that a file is not there' {
        Import-NetworkDocument TestDrive:/nowhere.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        Import-NetworkDocument TestDrive:/nowhere-*.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
    }

    It 'says that a path is no file' {
        Import-NetworkDocument Env:/PATH -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotAFile,*'
        Import-NetworkDocument TestDrive:/ -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 1
    }

    It 'gives no document where one of its files is missing' {
        Set-Content TestDrive:/tenants.json '{ "tenants": [ { "name": "A", "members": [] } ] }'
        Import-NetworkDocument TestDrive:/tenants.json, TestDrive:/nowhere.json -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}

Describe 'Export-NetworkDocument' {
    BeforeAll {
        Set-Content TestDrive:/net.json '{ "tenants": [ { "name": "A", "members": ["V"] } ] }'
        $script:net = Import-NetworkDocument TestDrive:/net.json
    }

    It 'writes nothing with -WhatIf' {
        $net | Export-NetworkDocument TestDrive:/out.json -WhatIf
        'TestDrive:/out.json' | Should -Not -Exist
    }

    It 'keeps a file with -NoClobber' {
        Set-Content TestDrive:/kept.json 'kept'
        { $net | Export-NetworkDocument TestDrive:/kept.json -NoClobber } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content TestDrive:/kept.json | Should -Be 'kept'
    }

    It 'returns the file with -PassThru' {
        ($net | Export-NetworkDocument TestDrive:/out.json -PassThru).Name | Should -Be 'out.json'
    }

    It 'refuses what is no document' {
        'text' | Export-NetworkDocument TestDrive:/out.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NotADocument,*'
    }
}

Describe 'Hosts that cannot be reached' {
    It 'is one error a host, whose message begins with its name' -Skip:($IsWindows -or -not (Test-Path variable:IsWindows)) {
        $states = Get-HostNetworkState -ComputerName HV01, HV02 -ErrorVariable problem -ErrorAction SilentlyContinue
        $states | Should -BeNullOrEmpty
        $problem.TargetObject | Sort-Object | Should -Be @('HV01', 'HV02')
        $problem[0].Exception.Message | Should -BeLike "$($problem[0].TargetObject): *Windows*"
        $problem[1].FullyQualifiedErrorId | Should -Be 'HostNotSupported,HyperVNetworking.Commands.GetHostNetworkStateCommand'
    }

    It 'does not take a lab without hosts for this computer' {
        $lab = New-NetworkLab
        { Get-HostNetworkState -CimSession $lab } | Should -Throw -ErrorId 'LabWithoutHosts,*'
        { Set-VmVlanAssignment -CimSession $lab -VMName VM1 -VlanId 2 } | Should -Throw -ErrorId 'LabWithoutHosts,*'
        { New-TenantVlanPlan -CimSession $lab -Document (Import-NetworkDocument (Join-Path $PSScriptRoot '../../samples/two-hosts.json')) } | Should -Throw -ErrorId 'LabWithoutHosts,*'
    }

    It 'does not take sessions and names at once, nor an account without a name' {
        { Get-HostNetworkState -CimSession (New-NetworkLab) -ComputerName HV01 } | Should -Throw -ErrorId 'SessionAndComputerName,*'
        $account = [pscredential]::new('somebody', [securestring]::new())
        { Get-HostNetworkState -CimSession (New-NetworkLab) -Credential $account } | Should -Throw -ErrorId 'CredentialWithoutComputerName,*'
        { Get-HostNetworkState -CimSession 42 } | Should -Throw -ErrorId 'SessionNotKnown,*'
    }
}

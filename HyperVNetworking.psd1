@{
    RootModule             = 'lib/HyperVNetworking.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6b0f3c52-7a1e-4d0f-9a53-2f1c8f5b7d41'
    Author                 = 'HyperVNetworking contributors'
    CompanyName            = 'HyperVNetworking contributors'
    Copyright              = '(c) HyperVNetworking contributors. MIT licence.'
    Description            = 'Says who may talk to whom on Hyper-V hosts, plans the VLANs and virtual switches for it, applies them to many hosts as one change, and proves the isolation at layer 2.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('lib/HyperVNetworking.Format.ps1xml')
    TypesToProcess         = @('lib/HyperVNetworking.Types.ps1xml')
    CmdletsToExport        = @(
        'Compare-NetworkPlan'
        'Compare-NetworkReachability'
        'Export-NetworkDocument'
        'Export-NetworkReport'
        'Export-NetworkScript'
        'Export-SwitchConfiguration'
        'Get-HostNetworkState'
        'Get-NetworkChange'
        'Get-NetworkLab'
        'Get-NetworkReachability'
        'Get-TeamNicSet'
        'Get-VmDataPath'
        'Import-NetworkDocument'
        'Import-NetworkFabric'
        'Invoke-NetworkPlan'
        'New-NetworkDocument'
        'Move-NetworkLabVm'
        'New-NetworkLab'
        'New-TeamLayout'
        'New-TeamNicSet'
        'New-TenantSwitch'
        'New-TenantVlanPlan'
        'Remove-TeamNicSet'
        'Resume-NetworkChange'
        'Set-HostTrafficQos'
        'Set-NetworkLab'
        'Set-TeamNicSet'
        'Set-VmVlanAssignment'
        'Test-NetworkBestPractice'
        'Test-NetworkIsolation'
        'Test-NetworkResilience'
        'Undo-NetworkChange'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags                     = @('Hyper-V', 'VLAN', 'Networking', 'VirtualSwitch', 'Isolation', 'NICTeaming', 'Windows', 'PSEdition_Desktop', 'PSEdition_Core')
            LicenseUri               = 'https://opensource.org/license/mit'
            ReleaseNotes             = 'First release: documents, plans, safe change and undo, proof of isolation and resilience, reports and scripts. Not yet run on real hosts; see about_HyperVNetworking_Safety.'
            RequireLicenseAcceptance = $false
        }
    }
}

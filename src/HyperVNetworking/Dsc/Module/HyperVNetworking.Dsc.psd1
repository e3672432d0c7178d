@{
    RootModule           = 'HyperVNetworking.Dsc.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = 'c58a6f0e-5d0b-4c8e-9e53-0a5d1f6b7e92'
    Author               = 'HyperVNetworking contributors'
    CompanyName          = 'HyperVNetworking contributors'
    Copyright            = '(c) HyperVNetworking contributors. MIT licence.'
    Description          = 'The DSC resources of HyperVNetworking as classes, for PSDesiredStateConfiguration. DSC v3 needs the module HyperVNetworking only.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    RequiredModules      = @(@{ ModuleName = 'HyperVNetworking'; ModuleVersion = '0.1.0' })
    DscResourcesToExport = @('TenantNetwork', 'TeamNicSet', 'VmVlanAssignment')
    FunctionsToExport    = @()
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('DSC', 'Hyper-V', 'VLAN', 'Networking', 'Windows', 'PSEdition_Desktop', 'PSEdition_Core')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'First release.'
        }
    }
}

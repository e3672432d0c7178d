# The cmdlets of the VirtualMachineManager module that scripts for VMM use, with every parameter set: mandatory parameters have a "!", types follow the colon
# ("switch" for a switch). As the public documentation of System Center 2016 has them:
# https://learn.microsoft.com/powershell/module/virtualmachinemanager/<cmdlet>. Parameters that every cmdlet has are left out.
@{
    'Get-SCLogicalNetwork' = @(
        'Name:String All:switch'
        'Name:String VMHost!:Host'
        'Name:String Cloud!:Cloud'
        'Name:String VMHostGroup!:HostGroup'
        'Name:String ID:Guid'
        'Name:String CloudRootHostGroup!:HostGroup[]'
        'Name:String CloudRootVMwareResourcePool!:VmwResourcePool'
    )
    'Get-SCLogicalNetworkDefinition' = @(
        'LogicalNetwork:LogicalNetwork Name:String Subnet:String VLanID:Int32 ReturnAllTypes:switch'
        'LogicalNetwork:LogicalNetwork Name:String Subnet:String VLanID:Int32 ID!:Guid ReturnAllTypes:switch'
        'LogicalNetwork:LogicalNetwork Name:String Subnet:String VLanID:Int32 VMHostGroup!:HostGroup ReturnAllTypes:switch'
        'LogicalNetwork:LogicalNetwork Name:String Subnet:String VLanID:Int32 Cloud!:Cloud ReturnAllTypes:switch'
    )
    'Get-SCLogicalSwitch' = @(
        'Name:String'
        'Name:String ID:Guid'
    )
    'Get-SCNativeUplinkPortProfile' = @(
        'Name:String'
        'Name:String ID:Guid'
    )
    'Get-SCPortClassification' = @(
        'Name:String'
        'Name:String ID:Guid'
    )
    'Get-SCUplinkPortProfileSet' = @(
        'Name:String'
        'Name:String ID!:Guid'
        'Name:String LogicalSwitch!:LogicalSwitch'
    )
    'Get-SCVMHost' = @(
        'ComputerName:String ID:Guid'
        'VMHostGroup!:HostGroup ComputerName:String'
        'VMHostCluster!:HostCluster ComputerName:String'
    )
    'Get-SCVMHostGroup' = @(
        'Name:String'
        'ID!:Guid Name:String'
        'ParentHostGroup!:HostGroup Name:String'
    )
    'Get-SCVMHostNetworkAdapter' = @(
        'Name:String'
        'ID!:Guid Name:String'
        'VMHost!:Host Name:String'
    )
    'Get-SCVMMServer' = @('ComputerName!:String TCPPort:Int32 ConnectAs:Profile UserRoleName:String Credential:PSCredential RetainObjectCache:switch RetainDeletedObjects:switch AllowJobGC:switch SetAsDefault:switch ForOnBehalfOf:switch')
    'Get-SCVMNetwork' = @(
        'LogicalNetwork:LogicalNetwork Name:String Unassigned:switch'
        'Name:String ID!:Guid'
    )
    'Get-SCVMSubnet' = @(
        'Name:String Subnet:String VMNetwork:VMNetwork Unassigned:switch'
        'ID!:Guid'
    )
    'Get-SCVirtualMachine' = @(
        'Name:String All:switch'
        'VMHost!:Host Name:String'
        'Cloud!:Cloud Name:String'
        'Service!:Service Name:String'
        'ComputerTier!:ComputerTier Name:String'
        'StorageQoSPolicy!:StorageQoSPolicy Name:String'
        'Name:String ID:Guid'
    )
    'Get-SCVirtualNetwork' = @(
        'Name:String'
        'VMHostCluster!:HostCluster Name:String'
        'ID!:Guid Name:String'
        'VMHost!:Host Name:String'
    )
    'Get-SCVirtualNetworkAdapter' = @(
        'All:switch ParentTypeVMOrHost:switch'
        'HardwareProfile!:HardwareProfile'
        'VM!:VM'
        'VMTemplate!:Template'
        'VMHost!:Host'
        'ID!:Guid Name:String'
    )
    'Get-SCVirtualNetworkAdapterPortProfileSet' = @(
        'Name:String'
        'Name:String ID!:Guid'
        'Name:String LogicalSwitch!:LogicalSwitch'
    )
    'New-SCLogicalNetwork' = @('NetworkController:VirtualSwitchExtensionManager Name!:String Description:String EnableNetworkVirtualization:Boolean UseGRE:Boolean IsPVLAN:Boolean LogicalNetworkDefinitionIsolation:Boolean PublicIPNetwork:switch AllowDynamicVlanOnVnic:Boolean')
    'New-SCLogicalNetworkDefinition' = @('Name!:String LogicalNetwork!:LogicalNetwork SubnetVLan!:SubnetVLan[] VMHostGroup!:HostGroup[]')
    'New-SCLogicalSwitch' = @('Name!:String VirtualSwitchExtensions:VirtualSwitchExtension[] Description:String EnableSriov:Boolean SwitchUplinkMode:SwitchUplinkMode MinimumBandwidthMode:BandwidthMode EnablePacketDirect:Boolean')
    'New-SCNativeUplinkPortProfile' = @('LogicalNetworkDefinition:LogicalNetworkDefinition[] Name!:String Description:String EnableNetworkVirtualization:Boolean LBFOLoadBalancingAlgorithm:NetworkAdapterLBFOLoadBalancingAlgorithm LBFOTeamMode:NetworkAdapterLBFOTeamMode')
    'New-SCPortClassification' = @('Name!:String Description:String')
    'New-SCSubnetVLan' = @('VLanID:Int32 Subnet:String SupportsDHCP:Boolean SecondaryVLanID:Int32')
    'New-SCUplinkPortProfileSet' = @('LogicalSwitch!:LogicalSwitch NativeUplinkPortProfile:NativeUplinkPortProfile ExtensionUplinkPortProfiles:ExtensionUplinkPortProfile[] Name!:String Description:String JobGroup:Guid')
    'New-SCVMNetwork' = @(
        'UserRole:UserRole Name!:String Description:String LogicalNetwork!:LogicalNetwork RoutingDomainId:Guid PAIPAddressPoolType:VMNetworkIPAddressPoolType CAIPAddressPoolType:VMNetworkIPAddressPoolType Owner:String PortACL:PortACL'
        'UserRole:UserRole Name!:String Description:String LogicalNetwork!:LogicalNetwork RoutingDomainId:Guid IsolationType!:VMNetworkType PAIPAddressPoolType:VMNetworkIPAddressPoolType CAIPAddressPoolType:VMNetworkIPAddressPoolType Owner:String PortACL:PortACL'
        'UserRole:UserRole Name!:String Description:String LogicalNetwork!:LogicalNetwork RoutingDomainId:Guid PAIPAddressPoolType:VMNetworkIPAddressPoolType CAIPAddressPoolType:VMNetworkIPAddressPoolType AutoCreateSubnet:switch Owner:String NetworkManager:VirtualSwitchExtensionManager PortACL:PortACL'
        'UserRole:UserRole Name!:String Description:String LogicalNetwork!:LogicalNetwork RoutingDomainId:Guid PAIPAddressPoolType:VMNetworkIPAddressPoolType CAIPAddressPoolType:VMNetworkIPAddressPoolType ExternalName!:String Owner:String PortACL:PortACL'
        'UserRole:UserRole Name!:String Description:String LogicalNetwork!:LogicalNetwork RoutingDomainId:Guid PAIPAddressPoolType:VMNetworkIPAddressPoolType CAIPAddressPoolType:VMNetworkIPAddressPoolType ExternalVMNetwork:switch Owner:String NetworkManager:VirtualSwitchExtensionManager PortACL:PortACL'
    )
    'New-SCVMSubnet' = @(
        'Name!:String Description:String SubnetVLan!:SubnetVLan[] VMNetwork!:VMNetwork VMSubnetID:UInt32 MaxNumberOfPorts:UInt32 PortACL:PortACL'
        'Name!:String Description:String SubnetVLan!:SubnetVLan[] VMNetwork!:VMNetwork LogicalNetworkDefinition!:LogicalNetworkDefinition MaxNumberOfPorts:UInt32 PortACL:PortACL'
        'Name!:String Description:String VMSubnetExternal:switch VMNetwork!:VMNetwork MaxNumberOfPorts:UInt32 PortACL:PortACL'
    )
    'New-SCVirtualNetwork' = @(
        'LogicalNetwork!:LogicalNetwork[] Name!:String Description:String HostBoundVLanId:UInt16 JobGroup!:Guid BoundToVMHost:Boolean'
        'VMHost!:Host Name!:String Description:String HostBoundVLanId:UInt16 JobGroup:Guid BoundToVMHost:Boolean VMHostNetworkAdapters:HostNetworkAdapter[]'
        'VMHost!:Host Description:String LogicalSwitch!:LogicalSwitch JobGroup:Guid VMHostNetworkAdapters:HostNetworkAdapter[] DeployVirtualNetworkAdapters:switch'
        'VMHost!:Host ManagementAdapterName:String ManagementAdapterVLanId:UInt16 ManagementAdapterVMNetwork:VMNetwork ManagementAdapterVMSubnet:VMSubnet ManagementAdapterPortClassification:PortClassification UseExplicitIPConfigurationForManagementAdapter:Boolean ManagementAdapterIPv4AddressType:EthernetAddressType ManagementAdapterIPv6AddressType:EthernetAddressType Description:String LogicalSwitch!:LogicalSwitch JobGroup:Guid VMHostNetworkAdapters:HostNetworkAdapter[] CreateManagementAdapter:switch ManagementAdapterIPv4AddressPool:StaticIPAddressPool ManagementAdapterIPv6AddressPool:StaticIPAddressPool'
        'VMHostCluster!:HostCluster LogicalNetwork!:LogicalNetwork[] Name!:String Description:String HostBoundVLanId:UInt16 JobGroup:Guid BoundToVMHost:Boolean'
    )
    'New-SCVirtualNetworkAdapter' = @(
        'IPv4AddressType:EthernetAddressType IPv6AddressType:EthernetAddressType EnableMACAddressSpoofing:Boolean EnableGuestIPNetworkVirtualizationUpdates:Boolean EnableVMNetworkOptimization:Boolean VMNetwork:VMNetwork PortClassification:PortClassification VMSubnet:VMSubnet VLanEnabled:Boolean VLanID:UInt16 ApplyInfrastructurePortProfileForNetworkController:Boolean VM!:VM VirtualNetwork:String MACAddress:String MACAddressType:String NoConnection:switch Synthetic:switch LogicalNetwork:LogicalNetwork NoVMNetwork:switch VMwarePortGroup:String NetworkLocation:String NetworkTag:String PortACL:PortACL'
        'IPv4AddressType:EthernetAddressType IPv6AddressType:EthernetAddressType EnableMACAddressSpoofing:Boolean EnableGuestIPNetworkVirtualizationUpdates:Boolean EnableVMNetworkOptimization:Boolean VMNetwork:VMNetwork PortClassification:PortClassification VMSubnet:VMSubnet VLanEnabled:Boolean VLanID:UInt16 DevicePropertiesAdapterNameMode:DevicePropertiesAdapterNameMode ApplyInfrastructurePortProfileForNetworkController:Boolean VMHost:Host LogicalSwitch:LogicalSwitch JobGroup!:Guid VirtualNetwork:String MACAddress:String MACAddressType:String NoConnection:switch Synthetic:switch LogicalNetwork:LogicalNetwork VMNetworkServiceSetting:String NoVMNetwork:switch VMwarePortGroup:String NetworkLocation:String NetworkTag:String DevicePropertiesAdapterName:String PortACL:PortACL'
        'IPv4AddressType:EthernetAddressType IPv6AddressType:EthernetAddressType EnableMACAddressSpoofing:Boolean EnableGuestIPNetworkVirtualizationUpdates:Boolean EnableVMNetworkOptimization:Boolean VMNetwork:VMNetwork PortClassification:PortClassification VMSubnet:VMSubnet VLanEnabled:Boolean VLanID:UInt16 DevicePropertiesAdapterNameMode:DevicePropertiesAdapterNameMode ApplyInfrastructurePortProfileForNetworkController:Boolean HardwareProfile!:HardwareProfile VirtualNetwork:String MACAddress:String MACAddressType:String NoConnection:switch Synthetic:switch LogicalNetwork:LogicalNetwork VMNetworkServiceSetting:String NoVMNetwork:switch VMwarePortGroup:String NetworkLocation:String NetworkTag:String DevicePropertiesAdapterName:String PortACL:PortACL'
        'IPv4AddressType:EthernetAddressType IPv6AddressType:EthernetAddressType EnableMACAddressSpoofing:Boolean EnableGuestIPNetworkVirtualizationUpdates:Boolean EnableVMNetworkOptimization:Boolean VMNetwork:VMNetwork PortClassification:PortClassification VMSubnet:VMSubnet VLanEnabled:Boolean VLanID:UInt16 DevicePropertiesAdapterNameMode:DevicePropertiesAdapterNameMode ApplyInfrastructurePortProfileForNetworkController:Boolean VMTemplate!:Template VirtualNetwork:String MACAddress:String MACAddressType:String NoConnection:switch Synthetic:switch LogicalNetwork:LogicalNetwork VMNetworkServiceSetting:String NoVMNetwork:switch VMwarePortGroup:String NetworkLocation:String NetworkTag:String DevicePropertiesAdapterName:String PortACL:PortACL'
        'IPv4AddressType:EthernetAddressType IPv6AddressType:EthernetAddressType VMNetwork:VMNetwork PortClassification:PortClassification VMSubnet:VMSubnet VLanEnabled:Boolean VLanID:UInt16 IPv4AddressPool:StaticIPAddressPool IPv6AddressPool:StaticIPAddressPool InheritsAddressFromPhysicalNetworkAdapter:Boolean VMHost!:Host LogicalSwitch!:LogicalSwitch JobGroup:Guid Name:String MACAddress:String MACAddressType:String IPv4Address:String IPv6Address:String PortACL:PortACL'
    )
    'New-SCVirtualNetworkAdapterPortProfileSet' = @('IsDefaultPortProfileSet:Boolean PortClassification!:PortClassification VirtualNetworkAdapterNativePortProfile:VirtualNetworkAdapterNativePortProfile VirtualNetworkAdapterExtensionPortProfiles:VirtualNetworkAdapterExtensionPortProfile[] Name:String Description:String LogicalSwitch!:LogicalSwitch JobGroup:Guid')
    'Read-SCVMHost' = @(
        'VMHost!:Host'
        'VMHost!:Host RefreshOutOfBandProperties:switch'
    )
    'Read-SCVirtualMachine' = @(
        'VM!:VM Force:switch'
        'VMHost!:Host'
    )
    'Remove-SCLogicalNetwork' = @('LogicalNetwork!:LogicalNetwork Force:switch')
    'Remove-SCLogicalNetworkDefinition' = @('LogicalNetworkDefinition!:LogicalNetworkDefinition Force:switch')
    'Remove-SCLogicalSwitch' = @('LogicalSwitch!:LogicalSwitch')
    'Remove-SCNativeUplinkPortProfile' = @('NativeUplinkPortProfile!:NativeUplinkPortProfile')
    'Remove-SCPortClassification' = @('PortClassification!:PortClassification')
    'Remove-SCUplinkPortProfileSet' = @('UplinkPortProfileSet!:UplinkPortProfileSet JobGroup:Guid')
    'Remove-SCVMNetwork' = @('VMNetwork!:VMNetwork Force:switch')
    'Remove-SCVMSubnet' = @('VMSubnet!:VMSubnet Force:switch')
    'Remove-SCVirtualNetwork' = @(
        'VirtualNetwork!:VirtualNetwork JobGroup:Guid'
        'ClusterVirtualNetwork!:ClusterVirtualNetwork JobGroup:Guid'
    )
    'Remove-SCVirtualNetworkAdapter' = @(
        'VirtualNetworkAdapter!:VirtualNetworkAdapter JobGroup:Guid'
        'SlotID!:Int32 JobGroup!:Guid'
    )
    'Remove-SCVirtualNetworkAdapterPortProfileSet' = @('VirtualNetworkAdapterPortProfileSet!:VirtualNetworkAdapterPortProfileSet JobGroup:Guid')
    'Set-SCLogicalNetworkDefinition' = @('LogicalNetworkDefinition!:LogicalNetworkDefinition AddVMHostGroup:HostGroup[] RemoveVMHostGroup:HostGroup[] Name:String SubnetVLan:SubnetVLan[]')
    'Set-SCVMHost' = @('VMHost!:Host BMCAddress:String BMCRunAsAccount:RunAsAccount BMCPort:UInt32 BMCProtocol:OutOfBandManagementType BMCCustomConfigurationProvider:ConfigurationProvider ManagementAdapterMACAddress:String SMBiosGuid:Guid KeyProtectionServerUrl:String AttestationServerUrl:String CodeIntegrityPolicy:CodeIntegrityPolicy ApplyLatestCodeIntegrityPolicy:switch BypassMaintenanceModeCheck:switch MaintenanceHost:Boolean AvailableForPlacement:Boolean Description:String OverrideHostGroupReserves:Boolean CPUPercentageReserve:UInt16 NetworkPercentageReserve:UInt16 DiskSpaceReserveMB:UInt64 MaxDiskIOReservation:UInt64 MemoryReserveMB:UInt64 VMPaths:String BaseDiskPaths:String RemoteConnectEnabled:Boolean RemoteConnectPort:UInt32 SecureRemoteConnectEnabled:Boolean RemoteConnectCertificatePath:String RemoveRemoteConnectCertificate:switch EnableLiveMigration:Boolean LiveMigrationMaximum:UInt32 LiveStorageMigrationMaximum:UInt32 UseAnyMigrationSubnet:Boolean MigrationSubnet:String[] MigrationAuthProtocol:MigrationAuthProtocolType MigrationPerformanceOption:MigrationPerformanceOptionType VMHostManagementCredential:VMMCredential NumaSpanningEnabled:Boolean FibreChannelWorldWidePortNameMinimum:String FibreChannelWorldWidePortNameMaximum:String FibreChannelWorldWideNodeName:String IsDedicatedToNetworkVirtualizationGateway:Boolean JobGroup:Guid Custom1:String Custom2:String Custom3:String Custom4:String Custom5:String Custom6:String Custom7:String Custom8:String Custom9:String Custom10:String')
    'Set-SCVMHostNetworkAdapter' = @(
        'VMHostNetworkAdapter!:HostNetworkAdapter Description:String VLanMode:VlanMode AvailableForPlacement:Boolean UsedForManagement:Boolean SubnetVLan:SubnetVLan[] RemoveUnassignedVLan:UInt16[] AddOrSetLogicalNetwork:LogicalNetwork RemoveLogicalNetwork:LogicalNetwork EnableNetworkVirtualization:Boolean UplinkPortProfileSet:UplinkPortProfileSet RemoveUplinkPortProfileSet:switch JobGroup:Guid'
        'VMHostNetworkAdapter!:HostNetworkAdapter Description:String VLanEnabled:Boolean VLanMode:VlanMode VLanID:UInt16 VLanTrunkID:UInt16[] AvailableForPlacement:Boolean UsedForManagement:Boolean RemoveUnassignedVLan:UInt16[] EnableNetworkVirtualization:Boolean UplinkPortProfileSet:UplinkPortProfileSet RemoveUplinkPortProfileSet:switch JobGroup:Guid'
    )
    'Set-SCVirtualNetworkAdapter' = @(
        'IPv4AddressType:EthernetAddressType IPv6AddressType:EthernetAddressType EnableMACAddressSpoofing:Boolean EnableGuestIPNetworkVirtualizationUpdates:Boolean EnableVMNetworkOptimization:Boolean VMNetwork:VMNetwork VMNetworkServiceSetting:String PortClassification:PortClassification VMSubnet:VMSubnet VLanEnabled:Boolean VLanID:UInt16 DevicePropertiesAdapterNameMode:DevicePropertiesAdapterNameMode ApplyInfrastructurePortProfileForNetworkController:Boolean VirtualNetworkAdapter!:VirtualNetworkAdapter VirtualNetwork:String RequiredBandwidth:Decimal NoConnection:switch MACAddress:String MACAddressType:String LogicalNetwork:LogicalNetwork NoLogicalNetwork:switch JobGroup:Guid VMwarePortGroup:String NetworkLocation:String NetworkTag:String NoPortClassification:switch IPv4Addresses:List IPv6Addresses:List IPv4AddressPools:List IPv6AddressPools:List DevicePropertiesAdapterName:String PortACL:PortACL RemovePortACL:switch'
        'IPv4AddressType:EthernetAddressType IPv6AddressType:EthernetAddressType EnableMACAddressSpoofing:Boolean EnableGuestIPNetworkVirtualizationUpdates:Boolean EnableVMNetworkOptimization:Boolean VMNetwork:VMNetwork VMNetworkServiceSetting:String PortClassification:PortClassification VMSubnet:VMSubnet VLanEnabled:Boolean VLanID:UInt16 DevicePropertiesAdapterNameMode:DevicePropertiesAdapterNameMode ApplyInfrastructurePortProfileForNetworkController:Boolean SlotID!:Int32 VirtualNetwork:String RequiredBandwidth:Decimal NoConnection:switch MACAddress:String MACAddressType:String LogicalNetwork:LogicalNetwork NoLogicalNetwork:switch JobGroup!:Guid VMwarePortGroup:String NetworkLocation:String NetworkTag:String NoPortClassification:switch DevicePropertiesAdapterName:String PortACL:PortACL RemovePortACL:switch'
        'VLanEnabled:Boolean VLanID:UInt16 VirtualNetworkAdapter:VirtualNetworkAdapter VirtualNetwork!:String Checkpoint:switch'
    )
}

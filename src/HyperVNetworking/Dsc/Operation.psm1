# One implementation of the resources for both forms of DSC: resource.ps1 (DSC v3) and the classes of HyperVNetworking.Dsc.

<#
.SYNOPSIS
Runs one operation of one resource in a runspace of its own, where nothing that a cmdlet prints reaches the caller's output.
.OUTPUTS
An object with State (an array of ordered dictionaries), Message (objects with Level, ErrorId and Text) and ExitCode.
#>
function Invoke-ResourceOperation {
    param(
        [Parameter(Mandatory = $true)]
        [ValidateSet('TenantNetwork', 'TeamNicSet', 'VmVlanAssignment')]
        [string] $Type,

        [Parameter(Mandatory = $true)]
        [ValidateSet('get', 'set', 'test', 'whatIf', 'export')]
        [string] $Operation,

        # The properties of the instance, by their names in the resource's schema.
        [Parameter(Mandatory = $true)]
        [System.Collections.IDictionary] $Property
    )

    $shell = [powershell]::Create()
    try {
        $null = $shell.AddCommand((Join-Path $PSScriptRoot 'Worker.ps1')).AddParameter('Type', $Type).AddParameter('Operation', $Operation).AddParameter('Wanted', $Property)
        $shell.Invoke()[0]
    }
    finally {
        $shell.Dispose()
    }
}

Export-ModuleMember -Function Invoke-ResourceOperation

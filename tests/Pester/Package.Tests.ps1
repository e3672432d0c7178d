# The packages of the modules, made by build.ps1 of what was built for these tests, looked into and used from a folder.
BeforeDiscovery {
    $modules = 'HyperVNetworking', 'HyperVNetworking.Dsc'
}

BeforeAll {
    $script:root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).ProviderPath
    Add-Type -AssemblyName System.IO.Compression.FileSystem

    function New-Package([string] $Folder) {
        $null = New-Item -ItemType Directory -Path $Folder
        & (Join-Path $root 'build.ps1') -Task PackageModule -NoBuild -Configuration $configuration -OutputPath $Folder
    }

    # The folder that the tests were built in; a release build has none of Debug.
    $script:configuration = if (Test-Path (Join-Path $root 'src/HyperVNetworking/bin/Debug')) { 'Debug' } else { 'Release' }
    $script:folder = Join-Path $TestDrive 'packages'
    $script:packages = New-Package $folder

    function Get-Manifest([string] $Name) { Import-PowerShellDataFile (Join-Path $root "artifacts/module/$Name/$Name.psd1") }

    function Expand-Package([string] $Name) {
        $to = Join-Path $TestDrive "expanded/$Name"
        if (-not (Test-Path $to)) { [IO.Compression.ZipFile]::ExtractToDirectory(($packages | Where-Object Name -Like "$Name.[0-9]*").FullName, $to) }
        $to
    }

    # Without what every package has: its nuspec and the parts that the packaging format itself needs.
    function Get-PackagedFile([string] $Name) {
        $at = Expand-Package $Name
        Get-ChildItem -LiteralPath $at -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($at, $_.FullName).Replace('\', '/') } |
            Where-Object { $_ -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$|[^/]+\.nuspec$)' } | Sort-Object
    }

    function Get-Metadata([string] $Name) { ([xml] (Get-Content -Raw (Join-Path (Expand-Package $Name) "$Name.nuspec"))).package.metadata }
}

Describe 'The package of <_>' -ForEach $modules {
    It 'has the name and version of its manifest, and the fields of the gallery' {
        $manifest = Get-Manifest $_
        $metadata = Get-Metadata $_
        ($packages | Where-Object Name -EQ "$_.$($manifest.ModuleVersion).nupkg") | Should -HaveCount 1
        $metadata.id | Should -Be $_
        $metadata.version | Should -Be $manifest.ModuleVersion
        $metadata.authors | Should -Be $manifest.Author
        $metadata.description | Should -Be $manifest.Description
        $metadata.copyright | Should -Be $manifest.Copyright
        $metadata.releaseNotes | Should -Be $manifest.PrivateData.PSData.ReleaseNotes
        $metadata.licenseUrl | Should -Be $manifest.PrivateData.PSData.LicenseUri
        $metadata.requireLicenseAcceptance | Should -Be 'false'
    }

    It 'is found by editions, cmdlets and DSC resources' {
        $manifest = Get-Manifest $_
        $tags = (Get-Metadata $_).tags -split ' '
        $tags | Should -Contain 'PSModule'
        $tags | Should -Contain 'PSEdition_Core'
        $tags | Should -Contain 'PSEdition_Desktop'
        ($tags | Select-Object -Unique).Count | Should -Be $tags.Count
        @($tags -like 'PSCmdlet_*') | Should -Be @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_" })
        @($tags -like 'PSDscResource_*') | Should -Be @($manifest.DscResourcesToExport | Where-Object { $_ } | ForEach-Object { "PSDscResource_$_" })
        @($tags -like 'PSIncludes_*') | Should -Be @(if ($manifest.CmdletsToExport) { 'PSIncludes_Cmdlet' }; if ($manifest.DscResourcesToExport) { 'PSIncludes_DscResource' })
        # The gallery takes 4,000 characters.
        (Get-Metadata $_).tags.Length | Should -BeLessThan 4000
    }

    It 'needs the modules that its manifest requires' {
        $required = @((Get-Manifest $_).RequiredModules | Where-Object { $_ } | ForEach-Object { "$($_.ModuleName) $($_.ModuleVersion)" })
        @((Get-Metadata $_).SelectNodes('*[local-name()="dependencies"]/*') | ForEach-Object { "$($_.id) $($_.version)" }) | Should -Be $required
    }

    It 'holds exactly the files of the staged module, at its root' {
        $staged = Join-Path $root "artifacts/module/$_"
        $wanted = Get-ChildItem -LiteralPath $staged -Recurse -File | ForEach-Object { [IO.Path]::GetRelativePath($staged, $_.FullName).Replace('\', '/') } | Sort-Object
        Get-PackagedFile $_ | Should -Be $wanted
        foreach ($file in $wanted) { (Get-FileHash (Join-Path (Expand-Package $_) $file)).Hash | Should -Be (Get-FileHash (Join-Path $staged $file)).Hash }
        $wanted | Should -Contain "$_.psd1"
        $wanted | Where-Object { $_ -match '\.pdb$|[Tt]ests|\.nuspec$' } | Should -BeNullOrEmpty
    }

    It 'holds every file that its manifest names' {
        $manifest = Get-Manifest $_
        $files = Get-PackagedFile $_
        $named = @($manifest.RootModule) + @($manifest.FormatsToProcess) + @($manifest.TypesToProcess) + @($manifest.NestedModules) + @($manifest.ScriptsToProcess) + @($manifest.RequiredAssemblies) + @($manifest.FileList)
        foreach ($file in $named | Where-Object { $_ }) { $files | Should -Contain $file }
    }
}

Describe 'Packages' {
    It 'of the same files are the same, byte for byte' {
        $again = New-Package (Join-Path $TestDrive 'again')
        $again.Name | Should -Be $packages.Name
        ($again | Get-FileHash).Hash | Should -Be ($packages | Get-FileHash).Hash
    }

    It 'are used from a folder of modules by their names' {
        $path = Join-Path $TestDrive 'modules'
        $from = 'unpacked'
        if (Get-Command Save-PSResource -ErrorAction Ignore) {
            $from = 'saved'
            $null = New-Item -ItemType Directory -Path $path
            Register-PSResourceRepository -Name HyperVNetworkingTests -Uri $folder -Trusted
            try { Save-PSResource -Name HyperVNetworking.Dsc -Repository HyperVNetworkingTests -Path $path -TrustRepository }
            finally { Unregister-PSResourceRepository -Name HyperVNetworkingTests }
        }
        else {
            foreach ($name in 'HyperVNetworking', 'HyperVNetworking.Dsc') {
                $null = New-Item -ItemType Directory -Path "$path/$name" -Force
                Copy-Item -LiteralPath (Expand-Package $name) -Destination "$path/$name/$((Get-Manifest $name).ModuleVersion)" -Recurse
            }
        }

        $env:PSModulePath, $before = "$path$([IO.Path]::PathSeparator)$env:PSModulePath", $env:PSModulePath
        try { $output = pwsh -NoProfile -NonInteractive -Command "Import-Module HyperVNetworking.Dsc; `$m = Get-Module HyperVNetworking; `$m.ModuleBase; [string] `$m.Version; `$m.ExportedCmdlets.Count; (New-NetworkLab).HostNames.Count; (Get-Help New-TeamNicSet).Synopsis" *>&1 }
        finally { $env:PSModulePath = $before }
        $output | Should -HaveCount 5 -Because "$from`: $output"
        $output[0] | Should -BeLike "$path*"
        $output[1..3] | Should -Be (Get-Manifest HyperVNetworking).ModuleVersion, "$((Get-Manifest HyperVNetworking).CmdletsToExport.Count)", '0'
        $output[4] | Should -BeLike 'Makes a NIC team*'
    }
}

Describe 'The manifest of <_>' -ForEach $modules {
    It 'says all that the gallery asks for' {
        $manifest = Get-Manifest $_
        foreach ($key in 'ModuleVersion', 'GUID', 'Author', 'CompanyName', 'Copyright', 'Description', 'PowerShellVersion', 'RootModule') { $manifest[$key] | Should -Not -BeNullOrEmpty -Because $key }
        $manifest.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $manifest.PrivateData.PSData.Tags.Count | Should -BeGreaterThan 3
        $manifest.PrivateData.PSData.Tags | Where-Object { $_ -match '\s' } | Should -BeNullOrEmpty
        $manifest.PrivateData.PSData.ReleaseNotes | Should -Not -BeNullOrEmpty
    }

    It 'names each thing that it exports' {
        $manifest = Get-Manifest $_
        foreach ($key in 'FunctionsToExport', 'CmdletsToExport', 'AliasesToExport', 'VariablesToExport') {
            $manifest.ContainsKey($key) | Should -BeTrue -Because $key
            @($manifest[$key]) -match '[*?]' | Should -BeNullOrEmpty
        }
    }

    It 'links to what can be reached by https only' {
        $data = (Get-Manifest $_).PrivateData.PSData
        $data.LicenseUri | Should -Not -BeNullOrEmpty
        foreach ($uri in @($data.LicenseUri, $data.ProjectUri, $data.IconUri | Where-Object { $_ })) { ([uri] $uri).Scheme | Should -Be 'https' }
    }
}

Describe 'The version' {
    It 'is the same everywhere' {
        $version = (Import-PowerShellDataFile (Join-Path $root 'HyperVNetworking.psd1')).ModuleVersion
        (Get-Manifest HyperVNetworking).ModuleVersion | Should -Be $version
        (Get-Manifest HyperVNetworking.Dsc).ModuleVersion | Should -Be $version
        (Get-Manifest HyperVNetworking.Dsc).RequiredModules[0].ModuleVersion | Should -Be $version
        Get-ChildItem (Join-Path $root 'artifacts/module/HyperVNetworking/dsc') -Filter *.dsc.resource.json | ForEach-Object { (Get-Content -Raw $_ | ConvertFrom-Json).version } | Select-Object -Unique | Should -Be $version
        foreach ($file in Get-ChildItem (Join-Path $root 'artifacts/module/HyperVNetworking/lib') -Filter HyperVNetworking*.dll) { [Reflection.AssemblyName]::GetAssemblyName($file.FullName).Version | Should -Be "$version.0" }
    }
}

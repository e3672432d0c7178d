using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace HyperVNetworking.Binding;

/// <summary>Finds System.Text.Json and its companions in <c>lib/desktop</c> under Windows PowerShell, which brings none of its own. PowerShell 7 never asks here.</summary>
public sealed class DesktopLibraries : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string s_libraryFolder = Path.GetDirectoryName(typeof(DesktopLibraries).Assembly.Location) ?? string.Empty;

    /// <inheritdoc/>
    public void OnImport()
    {
        if (IsNetFramework)
        {
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (IsNetFramework)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    private static bool IsNetFramework => typeof(object).Assembly.GetName().Name == "mscorlib";

    // By simple name, whatever the version: .NET Framework does not unify the versions that these libraries name of each other.
    // What other modules look for is none of our business.
    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        if (request.RequestingAssembly is Assembly asker && !asker.Location.StartsWith(s_libraryFolder, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string file = Path.Combine(s_libraryFolder, "desktop", new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HyperVNetworking.Cim.Tests")]
[assembly: InternalsVisibleTo("HyperVNetworking.Mmi.Tests")]

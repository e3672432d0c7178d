using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HyperVNetworking.Cim.Tests")]

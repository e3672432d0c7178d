using System.Runtime.CompilerServices;

// Nothing here runs: a runtime refuses to execute a reference assembly, should one ever be shipped by mistake.
[assembly: ReferenceAssembly]

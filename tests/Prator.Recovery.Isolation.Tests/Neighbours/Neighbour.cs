using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace Prator.Recovery.Isolation.Tests.Neighbours;

/// <summary>
/// Another module of the same process, with one cmdlet that calls a library which this module brings, too, in another version. As
/// most modules do, it leaves the loading to the engine.
/// </summary>
/// <param name="Library">The library's name.</param>
/// <param name="Type">The static class of the library that the cmdlet calls.</param>
internal sealed record Neighbour(string Library, string Type)
{
    /// <summary>What the called method is named, in the library that is made here and in the engine's Newtonsoft.Json.</summary>
    private const string Method = "ToString";

    public string Cmdlet => $"Get-{Noun}";

    private string Noun => $"Neighbour{Library.Replace(".", string.Empty, StringComparison.Ordinal)}";

    /// <summary>Makes the module and its library.</summary>
    /// <returns>The path to import.</returns>
    public string Make(string folder, Version version)
    {
        string own = Directory.CreateDirectory(System.IO.Path.Combine(folder, Noun)).FullName;
        string library = System.IO.Path.Combine(own, $"{Library}.dll");
        MakeLibrary(library, version);

        AssemblyLoadContext reading = new(Noun, isCollectible: true);
        try
        {
            MethodInfo called = reading.LoadFromAssemblyPath(library).GetType(Type, throwOnError: true)!.GetMethod(Method, [typeof(bool)])!;
            string module = System.IO.Path.Combine(own, $"{Noun}.dll");
            MakeModule(module, called);
            return module;
        }
        finally
        {
            reading.Unload();
        }
    }

    private void MakeLibrary(string path, Version version)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(Library) { Version = version }, typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule(Library).DefineType(Type, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        ILGenerator code = type.DefineMethod(Method, MethodAttributes.Public | MethodAttributes.Static, typeof(string), [typeof(bool)]).GetILGenerator();
        code.Emit(OpCodes.Ldstr, $"{Library} {version}");
        code.Emit(OpCodes.Ret);
        type.CreateType();
        assembly.Save(path);
    }

    private void MakeModule(string path, MethodInfo called)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(Noun), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule(Noun).DefineType($"{Noun}.GetCommand", TypeAttributes.Public | TypeAttributes.Sealed, typeof(Cmdlet));
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(CmdletAttribute).GetConstructor([typeof(string), typeof(string)])!, ["Get", Noun]));
        type.DefineDefaultConstructor(MethodAttributes.Public);
        ILGenerator code = type.DefineMethod(
            "EndProcessing", MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.HideBySig, typeof(void), []).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4_1);
        code.Emit(OpCodes.Call, called);
        code.Emit(OpCodes.Call, typeof(Cmdlet).GetMethod(nameof(System.Management.Automation.Cmdlet.WriteObject), [typeof(object)])!);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        assembly.Save(path);
    }
}

using System.Management.Automation;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Prator.Recovery.Tests.Session;

/// <summary>
/// Format-List, which lies in an assembly that is in no package. What it does lies in the engine, and only needs to be told
/// which shape to take.
/// </summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public FormatListCommand()
    {
        Assembly engine = typeof(PSObject).Assembly;
        Type shape = engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.FormatShape", throwOnError: true)!;
        Type inner = engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.InnerFormatShapeCommand", throwOnError: true)!;
        FieldInfo implementation = typeof(FrontEndCommandBase).GetField("implementation", Any)
            ?? throw new MissingFieldException(nameof(FrontEndCommandBase), "implementation");
        implementation.SetValue(this, Activator.CreateInstance(inner, Any, binder: null, [Enum.Parse(shape, "List")], culture: null));
    }
}

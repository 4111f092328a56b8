using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Prator.Recovery.ConsoleHost.Questions;

/// <summary>Values to be typed in, such as the mandatory parameters that a command was started without.</summary>
internal sealed class FieldQuestions
{
    private const string Help = "!?";

    private readonly string _caption;
    private readonly string _message;
    private readonly IReadOnlyCollection<FieldDescription> _fields;

    public FieldQuestions(string caption, string message, IReadOnlyCollection<FieldDescription> fields)
    {
        ArgumentOutOfRangeException.ThrowIfZero(fields.Count);
        _caption = caption;
        _message = message;
        _fields = fields;
    }

    public Dictionary<string, PSObject> Ask(Asker asker)
    {
        asker.RequireTerminal(() => Unanswered.Fields(_fields.Select(field => field.Name)));
        Heading.Show(asker, _caption, _message);
        if (_fields.Any(field => !string.IsNullOrEmpty(field.HelpMessage)))
        {
            asker.SayLine($"(Type {Help} for Help.)");
        }

        return _fields.ToDictionary(field => field.Name, field => PSObject.AsPSObject(Value(asker, field)));
    }

    private static object Value(Asker asker, FieldDescription field)
    {
        Type type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
        if (type == typeof(SecureString))
        {
            asker.Say($"{field.Name}: ");
            return asker.ReadSecret();
        }

        if (type == typeof(PSCredential))
        {
            return new CredentialQuestion(field.Name, message: null, userName: null).Ask(asker);
        }

        return typeof(IList).IsAssignableFrom(type) ? List(asker, field, type) : Single(asker, field, $"{field.Name}: ", type)!;
    }

    /// <summary>Asks for one element after the other, until an empty line.</summary>
    private static object List(Asker asker, FieldDescription field, Type type)
    {
        Type element = type.GetElementType() ?? typeof(object);
        List<object> elements = [];
        while (Single(asker, field, $"{field.Name}[{elements.Count}]: ", element, endsOnEmpty: true) is object value)
        {
            elements.Add(value);
        }

        return LanguagePrimitives.ConvertTo(elements, type, CultureInfo.InvariantCulture);
    }

    /// <returns>Null only for an empty line, and only when <paramref name="endsOnEmpty"/> is true.</returns>
    private static object? Single(Asker asker, FieldDescription field, string prompt, Type type, bool endsOnEmpty = false)
    {
        while (true)
        {
            asker.Say(prompt);
            string answer = asker.ReadLine();
            if (answer == Help)
            {
                asker.SayLine(string.IsNullOrEmpty(field.HelpMessage) ? $"There is no help for {field.Name}." : field.HelpMessage);
            }
            else if (answer.Length == 0 && endsOnEmpty)
            {
                return null;
            }
            else if (LanguagePrimitives.TryConvertTo(answer, type, CultureInfo.InvariantCulture, out object value))
            {
                return value;
            }
            else
            {
                asker.SayLine($"`{answer}` cannot be read as {type.Name}.");
            }
        }
    }
}

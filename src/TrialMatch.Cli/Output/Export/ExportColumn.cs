using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;

namespace TrialMatch.Cli.Output.Export;

/// <summary>A column of an export: a field of the list's entries, or of a message in them.</summary>
/// <param name="Path">The fields that lead to it, the entry's own first.</param>
internal sealed record ExportColumn(IReadOnlyList<FieldDescriptor> Path)
{
    private const int MostNested = 2;

    /// <summary>E.g. "name" or "brief.phase".</summary>
    public string Name => string.Join('.', Path.Select(step => step.Name));

    public FieldDescriptor Field => Path[^1];

    /// <summary>What its cells hold, for programs that read them.</summary>
    public string Type => Field switch
    {
        { FieldType: FieldType.Enum } => "one of " + string.Join(", ", Field.EnumType.Values.Select(value => value.Name)),
        { FieldType: FieldType.Message } when Field.MessageType == Timestamp.Descriptor => "instant, ISO 8601, UTC",
        { FieldType: FieldType.Message } => "day, ISO 8601",
        { FieldType: FieldType.Bool } => "true or false",
        { FieldType: FieldType.String } => "text",
        { FieldType: FieldType.Double or FieldType.Float } => "number",
        _ => "whole number",
    } + (Field.IsRepeated ? "; several are separated by \"; \"" : string.Empty);

    /// <summary>Returns the columns of a list's entries. Lists of messages in an entry have none: they are in JSON alone.</summary>
    public static IReadOnlyList<ExportColumn> Of(MessageDescriptor entry) => [.. Under([], entry)];

    /// <summary>Returns the cell of an entry; empty where there is nothing.</summary>
    public string CellOf(IMessage entry)
    {
        IMessage? holder = entry;
        foreach (var step in Path.SkipLast(1))
        {
            holder = holder is null ? null : step.Accessor.GetValue(holder) as IMessage;
        }

        return holder is null ? string.Empty
            : Field.IsRepeated ? string.Join("; ", ((System.Collections.IEnumerable)Field.Accessor.GetValue(holder)).Cast<object>().Select(TextOf))
            : Field.HasPresence && !Field.Accessor.HasValue(holder) ? string.Empty
            : TextOf(Field.Accessor.GetValue(holder));
    }

    private static IEnumerable<ExportColumn> Under(IReadOnlyList<FieldDescriptor> path, MessageDescriptor message)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            FieldDescriptor[] own = [.. path, field];
            if (field.FieldType != FieldType.Message || IsText(field.MessageType))
            {
                yield return new ExportColumn(own);
            }
            else if (!field.IsRepeated && !field.IsMap && own.Length < MostNested)
            {
                foreach (var column in Under(own, field.MessageType))
                {
                    yield return column;
                }
            }
        }
    }

    private static bool IsText(MessageDescriptor message) => message == Timestamp.Descriptor || message == Date.Descriptor;

    private string TextOf(object value) => value switch
    {
        Timestamp instant => instant.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        Date day => Figures.Day(day),
        bool truth => truth ? "true" : "false",
        _ when Field.FieldType == FieldType.Enum => Field.EnumType.FindValueByNumber((int)value)?.Name ?? ((int)value).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}

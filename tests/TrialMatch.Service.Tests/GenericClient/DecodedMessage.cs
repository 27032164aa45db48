using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TrialMatch.Service.Tests.GenericClient;

/// <summary>A message read by its descriptor alone. Enum values are their names; a field the descriptor does not know fails.</summary>
internal sealed class DecodedMessage
{
    private readonly Dictionary<string, List<object>> _fields = new(StringComparer.Ordinal);

    public static DecodedMessage Read(MessageDescriptor descriptor, byte[] bytes)
    {
        var message = new DecodedMessage();
        var input = new CodedInputStream(bytes);
        while (input.ReadTag() is var tag and not 0)
        {
            var field = descriptor.FindFieldByNumber(WireFormat.GetTagFieldNumber(tag))
                ?? throw new InvalidDataException($"{descriptor.FullName} has no field {WireFormat.GetTagFieldNumber(tag)}.");
            message.Add(field, WireFormat.GetTagWireType(tag), input);
        }

        return message;
    }

    public IReadOnlyList<T> All<T>(string field) =>
        _fields.TryGetValue(field, out var values) ? [.. values.Cast<T>()] : [];

    public T? One<T>(string field) => All<T>(field).SingleOrDefault();

    private void Add(FieldDescriptor field, WireFormat.WireType wireType, CodedInputStream input)
    {
        if (!_fields.TryGetValue(field.Name, out var values))
        {
            _fields[field.Name] = values = [];
        }

        if (field.IsRepeated && IsNumber(field) && wireType == WireFormat.WireType.LengthDelimited)
        {
            var packed = input.ReadBytes().CreateCodedInput();
            while (!packed.IsAtEnd)
            {
                values.Add(Value(field, packed));
            }
        }
        else
        {
            values.Add(Value(field, input));
        }
    }

    // Only numbers are packed: many in one length-delimited value.
    private static bool IsNumber(FieldDescriptor field) => field.FieldType is not (FieldType.String or FieldType.Bytes or FieldType.Message);

    private static object Value(FieldDescriptor field, CodedInputStream input) => field.FieldType switch
    {
        FieldType.String => input.ReadString(),
        FieldType.Bool => input.ReadBool(),
        FieldType.Int32 => input.ReadInt32(),
        FieldType.Int64 => input.ReadInt64(),
        FieldType.Double => input.ReadDouble(),
        FieldType.Enum => field.EnumType.FindValueByNumber(input.ReadEnum()).Name,
        FieldType.Message => Read(field.MessageType, input.ReadBytes().ToByteArray()),
        _ => throw new NotSupportedException($"{field.FullName} is a {field.FieldType}."),
    };
}

using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TrialMatch.Service.Tests.Fuzz;

/// <summary>Spoils one thing somewhere in a message, or several.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "x", "a/b", "studies/none", "sponsors/none", "trusts/none", "centres/none", "studies/", "trusts/ous", "\0", "\u001b[31m", "å", "-1", "1e9",
        "pool,month,amount\n,,\n", new('x', 65), new('å', 3_000), new('x', 100_000),
    ];

    private static readonly long[] Numbers = [-1, 0, 1, 9, 10, 61, 99, 1_001, 100_001, int.MinValue, int.MaxValue];

    private static readonly double[] Reals = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e-300, 0.5, 1, 1e9, double.MaxValue];

    public IMessage Of(IMessage message)
    {
        var spoiled = message.Descriptor.Parser.ParseFrom(message.ToByteArray());
        do
        {
            Spoil(spoiled);
        }
        while (random.Next(3) == 0);
        return spoiled;
    }

    private void Spoil(IMessage message)
    {
        var fields = message.Descriptor.Fields.InDeclarationOrder();
        if (fields.Count == 0)
        {
            return;
        }

        var field = fields[random.Next(fields.Count)];
        if (field.IsRepeated)
        {
            SpoilList(field, (IList)field.Accessor.GetValue(message));
        }
        else if (random.Next(5) == 0)
        {
            field.Accessor.Clear(message);
        }
        else if (field.FieldType == FieldType.Message)
        {
            var part = (IMessage?)field.Accessor.GetValue(message) ?? field.MessageType.Parser.ParseFrom([]);
            Spoil(part);
            field.Accessor.SetValue(message, part);
        }
        else
        {
            field.Accessor.SetValue(message, Value(field));
        }
    }

    private void SpoilList(FieldDescriptor field, IList list)
    {
        switch (random.Next(4))
        {
            case 0:
                list.Clear();
                break;
            case 1 when list.Count > 0:
                var again = list[0];
                foreach (var _ in Enumerable.Range(0, random.Next(2) == 0 ? 1 : 120))
                {
                    list.Add(again);
                }

                break;
            case 2 when list.Count > 0 && field.FieldType == FieldType.Message:
                Spoil((IMessage)list[random.Next(list.Count)]!);
                break;
            default:
                list.Add(field.FieldType == FieldType.Message ? field.MessageType.Parser.ParseFrom([]) : Value(field));
                break;
        }
    }

    private object Value(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => Texts[random.Next(Texts.Length)],
        FieldType.Int32 => (int)Number(),
        FieldType.Int64 => Number(),
        FieldType.Double => Reals[random.Next(Reals.Length)],
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Bytes => ByteString.CopyFromUtf8(Texts[random.Next(Texts.Length)]),
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, (int)Number()),
        _ => throw new NotSupportedException($"{field.FullName} has a type that nobody spoils: {field.FieldType}."),
    };

    private long Number() => Numbers[random.Next(Numbers.Length)];
}

using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CareNet.Platform;

/// <summary>Ids are <c>uuid</c> columns and regions their code, in every model and without a line of mapping.</summary>
public sealed class IdColumns : IEntityTypeAddedConvention, IComplexPropertyAddedConvention
{
    public void ProcessEntityTypeAdded(
        IConventionEntityTypeBuilder entityTypeBuilder,
        IConventionContext<IConventionEntityTypeBuilder> context
    ) => Map(entityTypeBuilder);

    public void ProcessComplexPropertyAdded(
        IConventionComplexPropertyBuilder propertyBuilder,
        IConventionContext<IConventionComplexPropertyBuilder> context
    ) => Map(propertyBuilder.Metadata.ComplexType.Builder);

    private static void Map(IConventionTypeBaseBuilder type)
    {
        foreach (var property in type.Metadata.ClrType.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (property.CanWrite && Ids.IsId(kind))
            {
                type.Property(property)?.HasConverter(typeof(AsUuid<>).MakeGenericType(kind));
            }
            else if (property.CanWrite && kind == typeof(RegionCode))
            {
                type.Property(property)?.HasConverter(typeof(AsText))?.HasMaxLength(RegionCode.Longest);
            }
        }
    }

    private sealed class AsUuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Ids.From<TId>(value))
        where TId : struct, IId<TId>;

    private sealed class AsText() : ValueConverter<RegionCode, string>(code => code.Value, value => new RegionCode(value));
}

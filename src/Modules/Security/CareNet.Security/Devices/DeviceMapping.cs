using Microsoft.EntityFrameworkCore;

namespace CareNet.Security.Devices;

public static class DeviceMapping
{
    public static void MapDevices(this ModelBuilder model)
    {
        model.Entity<Device>(device =>
        {
            device.ToTable("devices").HasKey(d => d.Id);
            device.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
            device.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
            device.Property(d => d.Owner).HasConversion<string>().HasMaxLength(20);
            foreach (
                var (name, longest) in new[]
                {
                    (nameof(Device.Label), 60),
                    (nameof(Device.SecurityProduct), 60),
                    (nameof(Device.SecurityService), 60),
                    (nameof(Device.AllowedBy), 60),
                    (nameof(Device.CarrierPhone), 20),
                }
            )
            {
                device.Property(name).HasMaxLength(longest);
            }
        });
        model.Entity<DeviceCheck>(check => check.ToTable("device_checks").HasKey(c => c.Id));
    }
}

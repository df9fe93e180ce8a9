using CareNet.Security.Contracts;

namespace CareNet.Security.Devices;

public static class GetDeviceRequirementsHandler
{
    public static DeviceRequirements Handle(GetDeviceRequirements message, DeviceRules rules) => rules.Of(message.Region);
}

// One network: the servers' subnet, from which storage is reached, and the database's, which nothing else reaches.
param location string
param name string
param tags object

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.20.0.0/16'
      ]
    }
  }

  resource apps 'subnets' = {
    name: 'apps'
    properties: {
      addressPrefix: '10.20.0.0/23'
      serviceEndpoints: [
        {
          service: 'Microsoft.Storage'
        }
      ]
      delegations: [
        {
          name: 'apps'
          properties: {
            serviceName: 'Microsoft.App/environments'
          }
        }
      ]
    }
  }

  resource postgres 'subnets' = {
    name: 'postgres'
    properties: {
      addressPrefix: '10.20.2.0/28'
      delegations: [
        {
          name: 'postgres'
          properties: {
            serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
          }
        }
      ]
    }
    dependsOn: [
      apps
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
}

output appsSubnetId string = network::apps.id
output postgresSubnetId string = network::postgres.id
output postgresZoneId string = zone.id

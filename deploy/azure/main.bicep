// The service in one resource group: PostgreSQL, a storage account and a vault, reached by a managed identity, and the servers as a container app.
targetScope = 'resourceGroup'

@description('Where everything is.')
param location string = resourceGroup().location

@description('What names begin with: 3 to 11 lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string = 'trialmatch'

@description('The image of the servers, with its registry and tag.')
param image string

@description('The name of a container registry of this resource group that holds the image; empty where it may be pulled without.')
param registryName string = ''

@description('The content of the identity file: whose tokens are accepted.')
param identityFile string

@description('The password of the database user. It goes to the server and to the vault alone.')
@secure()
@minLength(16)
param postgresPassword string

@description('For how many days the logs are kept; a guess.')
@minValue(30)
@maxValue(730)
param logDays int = 90

var suffix = uniqueString(resourceGroup().id)
var tags = {
  application: 'trialmatch'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-servers'
  location: location
  tags: tags
}

module network 'network.bicep' = {
  name: 'network'
  params: {
    location: location
    name: name
    tags: tags
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    name: '${take(name, 11)}${suffix}'
    tags: tags
    subnetId: network.outputs.appsSubnetId
    principalId: identity.properties.principalId
  }
}

module postgres 'postgres.bicep' = {
  name: 'postgres'
  params: {
    location: location
    name: '${name}-${suffix}'
    tags: tags
    subnetId: network.outputs.postgresSubnetId
    zoneId: network.outputs.postgresZoneId
    password: postgresPassword
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  params: {
    location: location
    name: '${take(name, 10)}-${suffix}'
    tags: tags
    principalId: identity.properties.principalId
    postgresHost: postgres.outputs.host
    postgresUser: postgres.outputs.user
    postgresPassword: postgresPassword
  }
}

module registry 'registry.bicep' = if (!empty(registryName)) {
  name: 'registry'
  params: {
    name: registryName
    principalId: identity.properties.principalId
  }
}

module apps 'apps.bicep' = {
  name: 'apps'
  params: {
    location: location
    name: name
    tags: tags
    subnetId: network.outputs.appsSubnetId
    logDays: logDays
    identityId: identity.id
    identityClientId: identity.properties.clientId
    identityFile: identityFile
    image: image
    registryServer: empty(registryName) ? '' : '${registryName}.azurecr.io'
    blobEndpoint: storage.outputs.blobEndpoint
    postgresHost: postgres.outputs.host
    postgresUser: postgres.outputs.user
    pgpassSecretUri: vault.outputs.pgpassUri
  }
  dependsOn: [
    registry
  ]
}

@description('Where callers reach the API.')
output address string = apps.outputs.address

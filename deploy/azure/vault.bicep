// The vault with the file from which servers read the database's password.
param location string
param name string
param tags object
param principalId string
param postgresHost string
param postgresUser string

@secure()
param postgresPassword string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }

  resource pgpass 'secrets' = {
    name: 'pgpass'
    properties: {
      value: '${postgresHost}:5432:trialmatch:${postgresUser}:${replace(replace(postgresPassword, '\\', '\\\\'), ':', '\\:')}'
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, secretsUser)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

output pgpassUri string = vault::pgpass.properties.secretUri

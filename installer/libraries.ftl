<#-- The form of resources/licences/libraries.txt: group:artifact|version|licences|address, a line each. -->
<#list dependencyMap as e>
<#assign p = e.getKey()/>
${p.groupId}:${p.artifactId}|${p.version}|<#list e.getValue() as licence>${licence}<#sep>, </#sep></#list>|${(p.url!"")}
</#list>

; Patterns in calls of the module re
((call
  function: (attribute object: (identifier) @_module)
  arguments: (argument_list . (string (string_content) @injection.content)))
  (#any-of? @_module "re" "regex")
  (#set! injection.language "regex")
  (#set! injection.include-children))

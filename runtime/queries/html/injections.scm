(style_element (raw_text) @injection.content (#set! injection.language "css"))
(script_element (raw_text) @injection.content (#set! injection.language "javascript"))

; Scripts that say what they are
((script_element
  (start_tag (attribute (attribute_name) @_name (quoted_attribute_value (attribute_value) @_kind)))
  (raw_text) @injection.content)
  (#eq? @_name "type")
  (#match? @_kind "json$|^importmap$|^speculationrules$")
  (#set! injection.language "json"))
((script_element
  (start_tag (attribute (attribute_name) @_name (quoted_attribute_value (attribute_value) @_kind)))
  (raw_text) @injection.content)
  (#any-of? @_name "type" "lang")
  (#match? @_kind "typescript$|^ts$")
  (#set! injection.language "typescript"))
((script_element
  (start_tag (attribute (attribute_name) @_name (quoted_attribute_value (attribute_value) @_kind)))
  (raw_text) @injection.content)
  (#eq? @_name "type")
  (#match? @_kind "template$|html$|handlebars$")
  (#set! injection.language "html"))

; Attributes that hold code
((attribute (attribute_name) @_name (quoted_attribute_value (attribute_value) @injection.content))
  (#eq? @_name "style")
  (#set! injection.language "css"))
((attribute (attribute_name) @_name (quoted_attribute_value (attribute_value) @injection.content))
  (#match? @_name "^on[a-z]+$")
  (#set! injection.language "javascript"))

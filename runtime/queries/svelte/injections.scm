(style_element (raw_text) @injection.content (#set! injection.language "css"))
(script_element (raw_text) @injection.content (#set! injection.language "javascript"))
((script_element
  (start_tag (attribute (attribute_name) @_name (quoted_attribute_value (attribute_value) @_kind)))
  (raw_text) @injection.content)
  (#any-of? @_name "type" "lang")
  (#match? @_kind "typescript$|^ts$")
  (#set! injection.language "typescript"))
((svelte_raw_text) @injection.content (#set! injection.language "typescript"))

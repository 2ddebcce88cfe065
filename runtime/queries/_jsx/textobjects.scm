(jsx_element . (jsx_opening_element) (_)* @xml-element.inside (jsx_closing_element) .) @xml-element.around
(jsx_self_closing_element) @xml-element.around
(jsx_attribute (_) @entry.inside .) @entry.around

(tag_name) @tag
(property_name) @property

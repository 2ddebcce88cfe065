(atx_heading heading_content: (_) @name) @definition.section

package config

import "unicode/utf8"

// The table of options, by subject. Adding an option takes a field in
// config.go, its default in default.go and a row here; then go generate.

var topOptions = []Option{
	{
		Name: "keys", Kind: Keys, TopLevel: true, Note: "normal, select, insert",
		Doc: "Key bindings, laid over the built-in ones key by key. See [keymap](keymap.md).",
	},
	{
		Name: "keys.insert", Kind: Keys, TopLevel: true,
		Doc: "Bindings of insert mode.",
	},
	{
		Name: "keys.normal", Kind: Keys, TopLevel: true,
		Doc: "Bindings of normal mode; select mode does not inherit them.",
	},
	{
		Name: "keys.select", Kind: Keys, TopLevel: true,
		Doc: "Bindings of select mode.",
	},
	{
		Name: "theme", Kind: Group, TopLevel: true, Note: "a theme name, or a table of light, dark and fallback",
		Default: "the built-in theme that suits the terminal",
		Doc:     "The theme to start with.",
		Short:   String,
		field:   func(c *Config) any { return &c.Theme.Name },
		brief:   func(c *Config) bool { return c.Theme.Light == "" && c.Theme.Dark == "" },
		whole: func(c *Config) string {
			if c.Theme.Light == "" || c.Theme.Dark == "" {
				return "the table needs both light and dark"
			}
			return ""
		},
	},
	{
		Name: "theme.dark", Kind: String, TopLevel: true, Note: "a theme name",
		Doc:   "Theme while the terminal reports a dark background; required in the table form.",
		field: func(c *Config) any { return &c.Theme.Dark },
	},
	{
		Name: "theme.fallback", Kind: String, TopLevel: true, Note: "a theme name", Default: "the dark theme",
		Doc:   "Theme while the terminal does not tell its background.",
		field: func(c *Config) any { return &c.Theme.Fallback },
	},
	{
		Name: "theme.light", Kind: String, TopLevel: true, Note: "a theme name",
		Doc:   "Theme while the terminal reports a light background; required in the table form.",
		field: func(c *Config) any { return &c.Theme.Light },
	},
}

var screenOptions = []Option{
	{
		Name: "auto-info", Kind: Bool,
		Doc:   "Show what the next key can be while a key sequence is unfinished.",
		field: func(c *Config) any { return &c.Editor.AutoInfo },
	},
	{
		Name: "bufferline", Kind: Enum, Names: bufferLines,
		Doc:   "Show the line of open buffers at the top; multiple shows it when there are several.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.BufferLine) },
	},
	{
		Name: "color-modes", Kind: Bool,
		Doc:   "Colour the mode in the status line by mode.",
		field: func(c *Config) any { return &c.Editor.ColorModes },
	},
	{Name: "cursor-shape", Kind: Group, Doc: "Shape of the primary cursor by mode."},
	{
		Name: "cursor-shape.insert", Kind: Enum, Names: cursorShapes, Doc: "Shape of the primary cursor in insert mode.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.CursorShape.Insert) },
	},
	{
		Name: "cursor-shape.normal", Kind: Enum, Names: cursorShapes, Doc: "Shape of the primary cursor in normal mode.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.CursorShape.Normal) },
	},
	{
		Name: "cursor-shape.select", Kind: Enum, Names: cursorShapes, Doc: "Shape of the primary cursor in select mode.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.CursorShape.Select) },
	},
	{
		Name: "cursorcolumn", Kind: Bool, Doc: "Highlight the column of every cursor.",
		field: func(c *Config) any { return &c.Editor.CursorColumn },
	},
	{
		Name: "cursorline", Kind: Bool, Doc: "Highlight the line of every cursor.",
		field: func(c *Config) any { return &c.Editor.CursorLine },
	},
	{
		Name: "gutters", Kind: Group, Names: gutters, Note: "a list for layout, or a table",
		Doc:   "The columns left of the text; a list is short for layout.",
		Short: Enums,
		field: func(c *Config) any { return enums(&c.Editor.Gutters.Layout) },
	},
	{
		Name: "gutters.layout", Kind: Enums, Names: gutters,
		Doc:   "Columns left of the text, from left to right; an empty list shows none.",
		field: func(c *Config) any { return enums(&c.Editor.Gutters.Layout) },
	},
	{Name: "gutters.line-numbers", Kind: Group, Doc: "The column of line numbers."},
	{
		Name: "gutters.line-numbers.min-width", Kind: Int,
		Doc:   "Digits the line numbers have room for at least.",
		field: func(c *Config) any { return &c.Editor.Gutters.MinWidth },
	},
	{Name: "indent-guides", Kind: Group, Doc: "Vertical lines at the levels of indentation."},
	{
		Name: "indent-guides.character", Kind: Char, Doc: "What indent guides are made of.",
		field: func(c *Config) any { return &c.Editor.IndentGuides.Character },
	},
	{
		Name: "indent-guides.render", Kind: Bool, Doc: "Draw vertical lines at the levels of indentation.",
		field: func(c *Config) any { return &c.Editor.IndentGuides.Render },
	},
	{
		Name: "indent-guides.skip-levels", Kind: Int, Max: 255, Doc: "Levels of indentation from the left that get no guide.",
		field: func(c *Config) any { return &c.Editor.IndentGuides.SkipLevels },
	},
	{
		Name: "jump-label-alphabet", Kind: String, Note: "distinct characters",
		Doc:   "Characters of jump labels, the first ones are used first.",
		field: func(c *Config) any { return &c.Editor.JumpLabels },
		check: func(v any) string { return distinctCharacters(v.(string)) },
	},
	{
		Name: "line-number", Kind: Enum, Names: lineNumbers,
		Doc:   "Count lines from the top, or from the cursor in the focused view outside insert mode.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.LineNumber) },
	},
	{
		Name: "popup-border", Kind: Enum, Names: popupBorders, Doc: "What gets a border: pop-ups, menus or both.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.PopupBorder) },
	},
	{
		Name: "rainbow-brackets", Kind: Bool,
		Doc:   "Colour brackets by how deeply they are nested; a language may differ.",
		field: func(c *Config) any { return &c.Editor.Rainbow },
	},
	{
		Name: "rulers", Kind: Ints, Min: 1, Doc: "Columns that are marked, counted from 1.",
		field: func(c *Config) any { return &c.Editor.Rulers },
	},
	{
		Name: "scroll-lines", Kind: Int, Min: anyInt, Doc: "Rows per step of the mouse wheel; the sign does not matter.",
		field: func(c *Config) any { return &c.Editor.ScrollLines },
	},
	{
		Name: "scrolloff", Kind: Int,
		Doc:   "Rows kept in sight above and below the primary cursor, at most half the height.",
		field: func(c *Config) any { return &c.Editor.ScrollOff },
	},
	{Name: "soft-wrap", Kind: Group, Doc: "How long lines are wrapped on the screen."},
	{
		Name: "soft-wrap.enable", Kind: Bool, Doc: "Show long lines on several rows.",
		field: func(c *Config) any { return &c.Editor.SoftWrap.Enable },
	},
	{
		Name: "soft-wrap.max-indent-retain", Kind: Int,
		Doc:   "Cells of indentation that wrapped rows keep at most, and never more than two fifths of the width.",
		field: func(c *Config) any { return &c.Editor.SoftWrap.MaxIndentRetain },
	},
	{
		Name: "soft-wrap.max-wrap", Kind: Int,
		Doc:   "Cells left empty at most to wrap between words, and never more than a quarter of the width.",
		field: func(c *Config) any { return &c.Editor.SoftWrap.MaxWrap },
	},
	{
		Name: "soft-wrap.wrap-at-text-width", Kind: Bool, Doc: "Wrap at text-width where that is narrower than the view.",
		field: func(c *Config) any { return &c.Editor.SoftWrap.AtTextWidth },
	},
	{
		Name: "soft-wrap.wrap-indicator", Kind: String, Doc: "Text before wrapped rows.",
		field: func(c *Config) any { return &c.Editor.SoftWrap.Indicator },
	},
	{
		Name: "start-text", Kind: Bool, Ours: true,
		Doc:   "Show the first steps when the editor is started without a file.",
		field: func(c *Config) any { return &c.Editor.StartText },
	},
	{Name: "statusline", Kind: Group, Doc: "The row below each view."},
	{
		Name: "statusline.center", Kind: Enums, Names: statusElements, Doc: "Elements in the middle of the status line.",
		field: func(c *Config) any { return enums(&c.Editor.StatusLine.Center) },
	},
	{
		Name: "statusline.diagnostics", Kind: Enums, Names: severities, Note: "hint, info, warning, error",
		Doc:   "Severities that the status line's element diagnostics counts.",
		field: func(c *Config) any { return enums(&c.Editor.StatusLine.Diagnostics) },
		check: noDisable,
	},
	{
		Name: "statusline.left", Kind: Enums, Names: statusElements, Doc: "Elements at the left of the status line.",
		field: func(c *Config) any { return enums(&c.Editor.StatusLine.Left) },
	},
	{Name: "statusline.mode", Kind: Group, Doc: "Labels of the modes."},
	{
		Name: "statusline.mode.insert", Kind: String, Doc: "Label of insert mode in the status line.",
		field: func(c *Config) any { return &c.Editor.StatusLine.Mode.Insert },
	},
	{
		Name: "statusline.mode.normal", Kind: String, Doc: "Label of normal mode in the status line.",
		field: func(c *Config) any { return &c.Editor.StatusLine.Mode.Normal },
	},
	{
		Name: "statusline.mode.select", Kind: String, Doc: "Label of select mode in the status line.",
		field: func(c *Config) any { return &c.Editor.StatusLine.Mode.Select },
	},
	{
		Name: "statusline.right", Kind: Enums, Names: statusElements, Doc: "Elements at the right of the status line.",
		field: func(c *Config) any { return enums(&c.Editor.StatusLine.Right) },
	},
	{
		Name: "statusline.separator", Kind: String, Doc: "Text of the status line's element separator.",
		field: func(c *Config) any { return &c.Editor.StatusLine.Separator },
	},
	{
		Name: "statusline.workspace-diagnostics", Kind: Enums, Names: severities, Note: "hint, info, warning, error",
		Doc:   "Severities that the status line's element workspace-diagnostics counts.",
		field: func(c *Config) any { return enums(&c.Editor.StatusLine.WorkspaceDiagnostics) },
		check: noDisable,
	},
	{
		Name: "theme-min-contrast", Kind: Number, Max: 21, Ours: true, Note: "0 (as the theme says) to 21",
		Doc:   "Least contrast of text to its background; colours of any theme that have less are moved apart. 4.5 reads well, 7 is high contrast.",
		field: func(c *Config) any { return &c.Editor.MinContrast },
	},
	{Name: "whitespace", Kind: Group, Doc: "Blanks that are drawn visibly."},
	{Name: "whitespace.characters", Kind: Group, Doc: "What is drawn for visible blanks."},
	{
		Name: "whitespace.characters.nbsp", Kind: Char, Doc: "Drawn for a no-break space.",
		field: func(c *Config) any { return &c.Editor.Whitespace.Characters.NBSP },
	},
	{
		Name: "whitespace.characters.newline", Kind: Char, Doc: "Drawn for a line break.",
		field: func(c *Config) any { return &c.Editor.Whitespace.Characters.Break },
	},
	{
		Name: "whitespace.characters.nnbsp", Kind: Char, Doc: "Drawn for a narrow no-break space.",
		field: func(c *Config) any { return &c.Editor.Whitespace.Characters.NNBSP },
	},
	{
		Name: "whitespace.characters.space", Kind: Char, Doc: "Drawn for a space.",
		field: func(c *Config) any { return &c.Editor.Whitespace.Characters.Space },
	},
	{
		Name: "whitespace.characters.tab", Kind: Char, Doc: "Drawn in the first cell of a tab.",
		field: func(c *Config) any { return &c.Editor.Whitespace.Characters.Tab },
	},
	{
		Name: "whitespace.characters.tabpad", Kind: Char, Doc: "Drawn in the other cells of a tab.",
		field: func(c *Config) any { return &c.Editor.Whitespace.Characters.TabPad },
	},
	{
		Name: "whitespace.render", Kind: Group, Names: visibilities[:2], Note: "none, all, or a table per kind",
		Doc:   "Which blanks are drawn; one word is for all kinds.",
		Short: Enum,
		field: func(c *Config) any { return (*uint8)(&c.Editor.Whitespace.Render.Default) },
		brief: func(c *Config) bool {
			r := c.Editor.Whitespace.Render
			r.Default = RenderNone
			return r == defaults.Editor.Whitespace.Render
		},
	},
	{
		Name: "whitespace.render.default", Kind: Enum, Names: visibilities[:2], Doc: "Draw the kinds of blanks that say nothing else.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.Whitespace.Render.Default) },
	},
	{
		Name: "whitespace.render.nbsp", Kind: Enum, Names: visibilities, Doc: "Draw no-break spaces.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.Whitespace.Render.NBSP) },
	},
	{
		Name: "whitespace.render.newline", Kind: Enum, Names: visibilities, Doc: "Draw line breaks.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.Whitespace.Render.Break) },
	},
	{
		Name: "whitespace.render.nnbsp", Kind: Enum, Names: visibilities, Doc: "Draw narrow no-break spaces.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.Whitespace.Render.NNBSP) },
	},
	{
		Name: "whitespace.render.space", Kind: Enum, Names: visibilities, Doc: "Draw spaces.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.Whitespace.Render.Space) },
	},
	{
		Name: "whitespace.render.tab", Kind: Enum, Names: visibilities, Doc: "Draw tabs.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.Whitespace.Render.Tab) },
	},
}

// noDisable refuses the name that only filters have.
func noDisable(v any) string {
	for _, name := range v.([]string) {
		if name == severities[Disable] {
			return `"disable" is not allowed`
		}
	}
	return ""
}

func distinctCharacters(s string) string {
	if s == "" {
		return "must not be empty"
	}
	seen := map[rune]bool{}
	for _, r := range s {
		if seen[r] || r == utf8.RuneError {
			return "the character " + string(r) + " stands twice"
		}
		seen[r] = true
	}
	return ""
}

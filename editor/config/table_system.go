package config

var serverOptions = []Option{
	{
		Name: "end-of-line-diagnostics", Kind: Enum, Names: severities,
		Doc:   "Least severity of messages at the end of their line, as far as they are not shown below it.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.EndOfLineDiagnostics) },
	},
	{Name: "inline-diagnostics", Kind: Group, Doc: "Messages below the lines they are about."},
	{
		Name: "inline-diagnostics.cursor-line", Kind: Enum, Names: severities, Doc: "Least severity of messages below the cursor's line.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.InlineDiagnostics.CursorLine) },
	},
	{
		Name: "inline-diagnostics.max-diagnostics", Kind: Int, Doc: "Messages below one line at most.",
		field: func(c *Config) any { return &c.Editor.InlineDiagnostics.MaxDiagnostics },
	},
	{
		Name: "inline-diagnostics.max-wrap", Kind: Int, Doc: "As soft-wrap.max-wrap, for messages.",
		field: func(c *Config) any { return &c.Editor.InlineDiagnostics.MaxWrap },
	},
	{
		Name: "inline-diagnostics.min-diagnostic-width", Kind: Int,
		Doc:   "Cells a message needs at least; narrower views show none.",
		field: func(c *Config) any { return &c.Editor.InlineDiagnostics.MinWidth },
	},
	{
		Name: "inline-diagnostics.other-lines", Kind: Enum, Names: severities, Doc: "Least severity of messages below all other lines.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.InlineDiagnostics.OtherLines) },
	},
	{
		Name: "inline-diagnostics.prefix-len", Kind: Int, Doc: "Cells of line before a message.",
		field: func(c *Config) any { return &c.Editor.InlineDiagnostics.PrefixLen },
	},
	{Name: "lsp", Kind: Group, Doc: "Language servers."},
	{
		Name: "lsp.auto-document-highlight", Kind: Bool, Doc: "Mark the other uses of what is under the cursor.",
		field: func(c *Config) any { return &c.Editor.LSP.AutoDocumentHighlight },
	},
	{
		Name: "lsp.auto-signature-help", Kind: Bool, Doc: "Show the parameters of a call while it is typed.",
		field: func(c *Config) any { return &c.Editor.LSP.AutoSignatureHelp },
	},
	{
		Name: "lsp.code-lens", Kind: Bool, Ours: true, Doc: "Show behind functions and tests what servers offer to do there.",
		field: func(c *Config) any { return &c.Editor.LSP.CodeLens },
	},
	{
		Name: "lsp.display-color-swatches", Kind: Bool, Doc: "Show a patch of colour before colour values.",
		field: func(c *Config) any { return &c.Editor.LSP.ColorSwatches },
	},
	{
		Name: "lsp.display-inlay-hints", Kind: Bool, Doc: "Show servers' hints within the text.",
		field: func(c *Config) any { return &c.Editor.LSP.InlayHints },
	},
	{
		Name: "lsp.display-messages", Kind: Bool, Doc: "Show messages of servers in the status line.",
		field: func(c *Config) any { return &c.Editor.LSP.DisplayMessages },
	},
	{
		Name: "lsp.display-progress-messages", Kind: Bool, Doc: "Show the progress of servers' work in the status line.",
		field: func(c *Config) any { return &c.Editor.LSP.DisplayProgress },
	},
	{
		Name: "lsp.display-signature-help-docs", Kind: Bool, Doc: "Show documentation beside the parameters of a call.",
		field: func(c *Config) any { return &c.Editor.LSP.SignatureHelpDocs },
	},
	{
		Name: "lsp.enable", Kind: Bool, Doc: "Use language servers.",
		field: func(c *Config) any { return &c.Editor.LSP.Enable },
	},
	{
		Name: "lsp.goto-reference-include-declaration", Kind: Bool, Doc: "Count the declaration among the references.",
		field: func(c *Config) any { return &c.Editor.LSP.ReferencesDeclaration },
	},
	{
		Name: "lsp.inlay-hints-length-limit", Kind: Int, Min: 1, Max: 255, Default: "no limit",
		Doc:   "Characters of an inlay hint at most; the rest is cut off.",
		field: func(c *Config) any { return &c.Editor.LSP.InlayHintsLimit },
	},
	{
		Name: "lsp.min-free-memory", Kind: Size, Ours: true,
		Doc:   "Ask before a server is started while less memory is available; 0 never asks.",
		field: func(c *Config) any { return &c.Editor.LSP.MinFreeMemory },
	},
	{
		Name: "lsp.semantic-tokens", Kind: Bool, Ours: true, Doc: "Lay the colours of servers over those of the syntax tree.",
		field: func(c *Config) any { return &c.Editor.LSP.SemanticTokens },
	},
	{
		Name: "lsp.snippets", Kind: Bool, Doc: "Let servers complete with templates that have places to fill in.",
		field: func(c *Config) any { return &c.Editor.LSP.Snippets },
	},
	{Name: "syntax", Kind: Group, Ours: true, Doc: "Bounds of the work on syntax trees."},
	{
		Name: "syntax.enable", Kind: Bool, Ours: true, Doc: "Make syntax trees, which colours, text objects and indentation come from.",
		field: func(c *Config) any { return &c.Editor.Syntax.Enable },
	},
	{
		Name: "syntax.max-file-size", Kind: Size, Ours: true, Doc: "Larger files get no syntax tree.",
		field: func(c *Config) any { return &c.Editor.Syntax.MaxFileSize },
	},
	{
		Name: "syntax.max-line-length", Kind: Size, Ours: true, Doc: "Files with longer lines get no syntax tree.",
		field: func(c *Config) any { return &c.Editor.Syntax.MaxLineLength },
	},
	{
		Name: "syntax.parse-timeout", Kind: Millis, Min: 1, Ours: true,
		Doc:   "A file that takes longer to parse gets no syntax tree.",
		field: func(c *Config) any { return &c.Editor.Syntax.ParseTimeout },
	},
	{
		Name: "workspace-lsp-roots", Kind: Strings, Note: "relative folders",
		Doc:   "Folders of a workspace that are projects of their own; meant for the workspace's file.",
		field: func(c *Config) any { return &c.Editor.WorkspaceRoots },
	},
}

var systemOptions = []Option{
	{
		Name: "clipboard-limit", Kind: Size, Ours: true, Doc: "Text longer than this is not sent to the terminal's clipboard.",
		field: func(c *Config) any { return &c.Editor.Limits.Clipboard },
	},
	{
		Name: "clipboard-provider", Kind: Group, Names: clipboardProviders, Note: "a name, or a table of custom commands",
		Doc:   "The way to the system's clipboard. auto takes what is there; termcode asks the terminal (OSC 52).",
		Short: Enum,
		field: func(c *Config) any { return (*uint8)(&c.Editor.Clipboard.Provider) },
		brief: func(c *Config) bool { return c.Editor.Clipboard.Provider != ClipboardCustom },
		whole: func(c *Config) string {
			clip := &c.Editor.Clipboard
			if clip.Yank.Name == "" || clip.Paste.Name == "" {
				return "custom needs the commands yank and paste"
			}
			clip.Provider = ClipboardCustom
			return ""
		},
	},
	{Name: "clipboard-provider.custom", Kind: Group, Doc: "Own commands for the clipboard."},
	{
		Name: "clipboard-provider.custom.paste", Kind: Program, Doc: "Command whose output is pasted; required.",
		field: func(c *Config) any { return &c.Editor.Clipboard.Paste },
	},
	{
		Name: "clipboard-provider.custom.paste-primary", Kind: Program, Doc: "Command whose output is pasted from the register `*`.",
		field: func(c *Config) any { return &c.Editor.Clipboard.PastePrimary },
	},
	{
		Name: "clipboard-provider.custom.yank", Kind: Program, Doc: "Command that receives copied text on its input; required.",
		field: func(c *Config) any { return &c.Editor.Clipboard.Yank },
	},
	{
		Name: "clipboard-provider.custom.yank-primary", Kind: Program, Doc: "Command that receives text copied to the register `*`.",
		field: func(c *Config) any { return &c.Editor.Clipboard.YankPrimary },
	},
	{
		Name: "esc-timeout", Kind: Millis, Max: 5000, Ours: true,
		Doc:   "Wait this long whether a byte Esc is the key or begins another key's sequence. Terminals with the extended keyboard protocol need no wait.",
		field: func(c *Config) any { return &c.Editor.EscTimeout },
	},
	{
		Name: "idle-timeout", Kind: Millis, Doc: "Pause after the last key before work that can wait is done.",
		field: func(c *Config) any { return &c.Editor.IdleTimeout },
	},
	{
		Name: "kitty-keyboard-protocol", Kind: Enum, Names: kittyKeyboards,
		Doc:   "Use the extended keyboard protocol: when the terminal knows it, always, or never.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.KittyKeyboard) },
	},
	{
		Name: "memory-limit", Kind: Size, Ours: true, Default: "none",
		Doc:   "Memory that the program tries to stay below, at the cost of time; syntax trees are not counted. 0: no limit.",
		field: func(c *Config) any { return &c.Editor.Limits.Memory },
	},
	{
		Name: "middle-click-paste", Kind: Bool, Doc: "The middle button pastes, and text selected with the mouse is copied.",
		field: func(c *Config) any { return &c.Editor.MiddleClickPaste },
	},
	{
		Name: "mouse", Kind: Bool, Doc: "Use the mouse.",
		field: func(c *Config) any { return &c.Editor.Mouse },
	},
	{
		Name: "mouse-yank-register", Kind: Char, Note: "a register name",
		Doc:   "Register that receives text selected with the mouse and that the middle button pastes.",
		field: func(c *Config) any { return &c.Editor.MouseYankRegister },
	},
	{
		Name: "osc52-read", Kind: Bool, Ours: true,
		Doc:   "Let pasting ask the terminal for the clipboard. Many terminals ask back or refuse.",
		field: func(c *Config) any { return &c.Editor.Clipboard.Osc52Read },
	},
	{
		Name: "shell", Kind: Strings, Doc: "Program and first arguments that run shell commands; the command follows as the last one.",
		field: func(c *Config) any { return &c.Editor.Shell },
		check: func(v any) string {
			if list := v.([]string); len(list) == 0 || list[0] == "" {
				return "must name a program"
			}
			return ""
		},
	},
	{
		Name: "shell-output-limit", Kind: Size, Ours: true, Doc: "Output of a shell command beyond this is cut off.",
		field: func(c *Config) any { return &c.Editor.Limits.ShellOutput },
	},
	{
		Name: "terminal", Kind: Group, Default: "tmux or WezTerm inside of these, else none",
		Doc: "How another terminal is opened.",
	},
	{
		Name: "terminal.args", Kind: Strings, Doc: "First arguments of the program that opens a terminal.",
		field: func(c *Config) any { return &c.Editor.Terminal.Args },
	},
	{
		Name: "terminal.command", Kind: String, Doc: "Program that opens a terminal.",
		field: func(c *Config) any { return &c.Editor.Terminal.Name },
	},
	{
		Name: "true-color", Kind: Bool, Doc: "Use all colours even if the terminal does not say that it can.",
		field: func(c *Config) any { return &c.Editor.TrueColor },
	},
	{
		Name: "undercurl", Kind: Bool, Doc: "Use curly underlines even if the terminal does not say that it can.",
		field: func(c *Config) any { return &c.Editor.Undercurl },
	},
	{
		Name: "undo-limit", Kind: Size, Ours: true, Doc: "Text kept for undo per buffer; the oldest steps go first.",
		field: func(c *Config) any { return &c.Editor.Limits.Undo },
	},
	{Name: "workspace-trust", Kind: Group, UserOnly: true, Doc: "What a workspace may do before you trust it. Only the user's own file counts."},
	{
		Name: "workspace-trust.level", Kind: Enum, Names: trustLevels, UserOnly: true,
		Doc:   "Without trust nothing of the workspace runs, or its language servers do, or everything.",
		field: func(c *Config) any { return (*uint8)(&c.Editor.WorkspaceTrust.Level) },
	},
	{
		Name: "workspace-trust.prompt", Kind: Bool, UserOnly: true, Doc: "Ask about workspaces that are not trusted.",
		field: func(c *Config) any { return &c.Editor.WorkspaceTrust.Prompt },
	},
	{
		Name: "workspace-trust.trusted", Kind: Strings, UserOnly: true, Note: "globs of paths",
		Doc:   "Workspaces that are always trusted.",
		field: func(c *Config) any { return &c.Editor.WorkspaceTrust.Trusted },
	},
}

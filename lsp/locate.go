package lsp

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"hx/lsp/link"
)

// installHints says, for servers that are often missing, the one command that
// installs them.
var installHints = map[string]string{
	"rust-analyzer":               "rustup component add rust-analyzer",
	"gopls":                       "go install golang.org/x/tools/gopls@latest",
	"golangci-lint-langserver":    "go install github.com/nametake/golangci-lint-langserver@latest",
	"bash-language-server":        "npm install -g bash-language-server",
	"typescript-language-server":  "npm install -g typescript-language-server typescript",
	"vscode-json-language-server": "npm install -g vscode-langservers-extracted",
	"vscode-html-language-server": "npm install -g vscode-langservers-extracted",
	"vscode-css-language-server":  "npm install -g vscode-langservers-extracted",
	"yaml-language-server":        "npm install -g yaml-language-server",
	"docker-langserver":           "npm install -g dockerfile-language-server-nodejs",
	"svelteserver":                "npm install -g svelte-language-server",
	"intelephense":                "npm install -g intelephense",
	"elm-language-server":         "npm install -g @elm-tooling/elm-language-server",
	"pylsp":                       "pip install python-lsp-server",
	"ruff":                        "pip install ruff",
	"ty":                          "pip install ty",
	"pyright-langserver":          "npm install -g pyright",
	"basedpyright-langserver":     "pip install basedpyright",
	"clangd":                      "install clangd with the system's package manager",
	"lua-language-server":         "install lua-language-server with the system's package manager",
	"solargraph":                  "gem install solargraph",
	"ruby-lsp":                    "gem install ruby-lsp",
	"taplo":                       "cargo install taplo-cli --features lsp",
	"marksman":                    "install marksman from its project page or the system's package manager",
	"ocamllsp":                    "opam install ocaml-lsp-server",
	"buf":                         "go install github.com/bufbuild/buf/cmd/buf@latest",
	"terraform-ls":                "install terraform-ls from its project page",
	"metals":                      "cs install metals",
	"csharp-ls":                   "dotnet tool install --global csharp-ls",
}

// Locate returns the program that a server's command starts: one on PATH, or,
// for rust-analyzer, the one that rustup keeps for the folder. The error says
// how to install it. Addresses are returned as they are.
func Locate(ctx context.Context, command, folder string) (string, error) {
	if link.IsAddress(command) {
		return command, nil
	}
	path, err := exec.LookPath(command)
	if command != "rust-analyzer" {
		if err != nil {
			return "", missing(command, err)
		}
		return path, nil
	}
	if err == nil && !isRustupProxy(path) {
		return path, nil
	}
	// A proxy is on PATH even if the component is not installed.
	if real, ok := fromRustup(ctx, folder); ok {
		return real, nil
	}
	return "", missing(command, exec.ErrNotFound)
}

func missing(command string, err error) error {
	nf := link.NotFoundError{Command: command, Err: err}
	if hint := installHints[command]; hint != "" && errors.Is(err, exec.ErrNotFound) {
		nf.Hint = hint
	}
	return nf
}

// rustupTimeout limits how long rustup may think.
const rustupTimeout = 5 * time.Second

func fromRustup(ctx context.Context, folder string) (string, bool) {
	rustup, err := exec.LookPath("rustup")
	if err != nil {
		return "", false
	}
	ctx, cancel := context.WithTimeout(ctx, rustupTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, rustup, "which", "rust-analyzer")
	cmd.Dir = folder
	out, err := cmd.Output()
	path := strings.TrimSpace(string(out))
	return path, err == nil && path != ""
}

// isRustupProxy reports whether a program is one of rustup's stand-ins, which
// are links to, or copies beside, rustup itself.
func isRustupProxy(path string) bool {
	rustup, err := exec.LookPath("rustup")
	if err != nil {
		return false
	}
	return filepath.Dir(path) == filepath.Dir(rustup)
}

// openLocated opens a stream like link.Open, but finds programs as Locate does.
func openLocated(ctx context.Context, spec link.Spec) (*link.Link, error) {
	path, err := Locate(ctx, spec.Command, spec.Dir)
	if err != nil {
		return nil, err
	}
	spec.Command = path
	return link.Open(ctx, spec)
}

// ReadRemote returns the text of a file that only the server can reach, by the
// connection's read command.
func (s *Server) ReadRemote(ctx context.Context, uri string) ([]byte, error) {
	s.set.mu.Lock()
	command, limit := s.cfg.ReadCommand, s.cfg.timeout()
	s.set.mu.Unlock()
	path, ok := uriPath(uri)
	switch {
	case !ok:
		return nil, &ServerError{s.Name, fmt.Errorf("%s is no file", oneLine(uri))}
	case len(command) == 0:
		return nil, &ServerError{s.Name, fmt.Errorf("%s is only there; set read-command to open such files", oneLine(path))}
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	out, err := link.Output(ctx, command[0], append(command[1:len(command):len(command)], path)...)
	if err != nil {
		return nil, &ServerError{s.Name, fmt.Errorf("cannot read %s: %w", oneLine(path), err)}
	}
	return out, nil
}

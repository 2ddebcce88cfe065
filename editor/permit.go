package editor

// Permission is something that a workspace may be kept from until its user
// trusts it.
type Permission uint8

const (
	// RunServers starts language servers, which may run build scripts.
	RunServers Permission = iota
	// RunPrograms obeys what the workspace's own files name: its settings,
	// formatters and debuggers, the filters of its repository.
	RunPrograms
)

// May tells whether the workspace that a path lies in may do something. Without
// the trust feature, language servers may run and nothing else.
func (ed *Editor) May(p Permission, path string) bool {
	if ed.Permit == nil {
		return p == RunServers
	}
	return ed.Permit(p, path)
}

//go:build unix

package config

import "syscall"

// openFlags keep a named pipe in the place of a file from stopping the start.
const openFlags = syscall.O_NONBLOCK

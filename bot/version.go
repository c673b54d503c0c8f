package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version gives one line: the program, its release, and what it was built with.
func version() string {
	return fmt.Sprintf("kiezbot %s %s %s/%s", release(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// release is the version of the program as the Go toolchain stamped it.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

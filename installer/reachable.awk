# Reads what `jdeps -verbose:class` prints of folders that are named like the jars whose classes they
# hold. Of the jars whose names match `shrunk` it writes the class files that classes of the other jars
# need, by way of others or directly: one a line, after the jar's name and a slash.
/^[^ ]/ {
  jar = $1
  next
}

$4 ~ shrunk {
  shrunk_jar[$3] = $4
  if (jar ~ shrunk) edges[$1] = edges[$1] " " $3
  else need($3)
}

function need(name) {
  if (!(name in needed)) {
    needed[name] = 1
    queue[++last] = name
  }
}

END {
  for (i = 1; i <= last; i++) {
    count = split(edges[queue[i]], names, " ")
    for (n = 1; n <= count; n++) need(names[n])
  }
  for (name in needed) {
    file = name
    gsub(/[.]/, "/", file)
    print shrunk_jar[name] "/" file ".class"
  }
}

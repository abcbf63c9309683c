"""Drives the stand-in GitLab with python-gitlab, a client this project has no part in: what it believes of GitLab must hold.

Reads STAND_IN_URL and STAND_IN_TOKEN; prints one line a check and ends with how many passed. Exit code 3: no python-gitlab.
"""

import os
import sys
import warnings

try:
    import gitlab
except ImportError:
    sys.exit(3)

# A warning of the client (such as an answer that names another host) is a finding.
warnings.simplefilter("error", UserWarning)

api = gitlab.Gitlab(os.environ["STAND_IN_URL"], private_token=os.environ["STAND_IN_TOKEN"])
passed = 0
failed = 0


def check(what, got, expected):
    global passed, failed
    if got == expected:
        passed += 1
        print(f"ok    {what}")
    else:
        failed += 1
        print(f"FAIL  {what}: got {got!r}, expected {expected!r}")


def refusal(action):
    try:
        action()
    except gitlab.exceptions.GitlabError as error:
        return error.response_code, error.error_message
    return None


api.auth()
check("who am I", api.user.username, "olivia.marsh")
check("version", api.version()[0][:3], "18.")
check("token", api.http_get("/personal_access_tokens/self")["scopes"], ["api"])
check("users", [user.name for user in api.users.list(username="priya.nair")], ["Priya Nair"])
check("a wrong token", refusal(lambda: gitlab.Gitlab(api.url, private_token="wrong").auth())[0], 401)

check("projects", sorted(each.path_with_namespace for each in api.projects.list(membership=True, get_all=True))[1], "acme/production")
project = api.projects.get("acme/production")
check("project by number", api.projects.get(project.id).path_with_namespace, "acme/production")
check("project without access", refusal(lambda: api.projects.get("vault/secrets")), (404, "404 Project Not Found"))
group = api.groups.get("acme")
check("group", group.full_path, "acme")
check("members", [each.name for each in project.members_all.list(query="priya", get_all=True)], ["Priya Nair"])

incidents = project.issues.list(issue_type="incident", iterator=True, per_page=10)
check("total from the headers", incidents.total, 49)
check("all pages by iterator", len({each.id for each in incidents}), 49)
check("labels as a list", [each.title for each in project.issues.list(labels=["Near Miss", "severity::2"], get_all=True)], ["Deploy almost dropped the customers table"])
check("not", len(project.issues.list(iterator=True, issue_type="incident", **{"not[labels]": "severity::4"})), 39)
check("group issues", group.issues.list(iterator=True, issue_type="incident").total, 53)
check("issues of mine", {each.author["username"] for each in api.issues.list(get_all=True)}, {"olivia.marsh"})
check("a wrong state", refusal(lambda: project.issues.list(state="open")), (400, "state does not have a valid value"))

issue = project.issues.create({"title": "Seen by a witness", "labels": ["severity::3", "security"], "issue_type": "incident", "confidential": True, "description": "Text\n/due 2030-01-02"})
check("created", (issue.title, issue.labels, issue.confidential, issue.due_date, issue.description), ("Seen by a witness", ["security", "severity::3"], True, "2030-01-02", "Text"))
issue.labels = ["infradev"]
issue.state_event = "close"
issue.save()
check("saved", (issue.labels, issue.state), (["infradev"], "closed"))
check("read back", project.issues.get(issue.iid).labels, ["infradev"])
check("no title", refusal(lambda: project.issues.create({"title": ""}))[0], 400)

other = project.issues.list(labels="IncidentReview", get_all=False)[0]
source, target = issue.links.create({"target_project_id": project.id, "target_issue_iid": other.iid})
check("linked", (source.iid, target.iid), (issue.iid, other.iid))
links = issue.links.list(get_all=True)
check("links", [(each.iid, each.link_type) for each in links], [(other.iid, "relates_to")])
check("linked again", refusal(lambda: issue.links.create({"target_project_id": project.id, "target_issue_iid": other.iid})), (409, "Issue(s) already assigned"))
issue.links.delete(links[0].issue_link_id)
check("unlinked", issue.links.list(get_all=True), [])

note = issue.notes.create({"body": "Hello"})
check("note", [each.body for each in issue.notes.list(get_all=True) if not each.system], ["Hello"])
check("note by number", issue.notes.get(note.id).body, "Hello")
note.body = "Hello again"
note.save()
check("note changed", issue.notes.get(note.id).body, "Hello again")
note.delete()
check("note deleted", refusal(lambda: issue.notes.get(note.id)), (404, "404 Note Not Found"))
events = issue.resourcelabelevents.list(get_all=True)
check("label events", sorted(each.label["name"] for each in events if each.action == "remove"), ["security", "severity::3"])
check("state events", [each.state for each in issue.resourcestateevents.list(get_all=True)], ["closed"])

label = project.labels.create({"name": "Cause::Deploy", "color": "#112233"})
check("label", label.is_project_label, True)
check("label again", refusal(lambda: project.labels.create({"name": "Cause::Deploy", "color": "#112233"})), (409, "Label already exists"))
check("labels", len(project.labels.list(search="severity", get_all=True)), 4)
check("label by name", project.labels.get("severity::1").name, "severity::1")

uploaded = project.upload("graph.png", filedata=b"picture")
check("upload", uploaded["markdown"], f"![graph]({uploaded['url']})")

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
